import type { IndexedProblem } from './index-problem.js';

/**
 * What the solver sees. Units start at needs, pass a slot where a group is limited, reach
 * profiles and end there, or end at their need unserved ("skipped").
 *
 *   need ──→ profile (capacity) ──→ end
 *     ├──→ slot (limit) ──→ profile
 *     └──→ end, at a cost that grows with the units skipped
 *
 * Nodes are numbered: needs, then slots, then profiles.
 */
export interface Network {
  needs: number;
  slots: number;
  profiles: number;
  /** Units that each need sends, served or skipped. */
  units: Int32Array;
  /** The first skipped units cost `early`, those up to `free` nothing, the others `late`. */
  skip: { early: number; earlyUntil: Int32Array; freeUntil: Int32Array; late: number };
  capacity: Int32Array;
  /** Cost of a unit above capacity or limit; Infinity forbids it. */
  overCapacity: number;
  overLimit: number;
  slotStart: Int32Array;
  slotNeed: Int32Array;
  slotLimit: Int32Array;
  /** Arcs of node x (need or slot) are arcStart[x] … arcEnd[x] - 1, best gain first. */
  arcStart: Int32Array;
  arcEnd: Int32Array;
  arcTail: Int32Array;
  arcProfile: Int32Array;
  arcGain: Float64Array;
  /** The link behind an arc; in a network of a problem, its edge. */
  arcEdge: Int32Array;
}

/** The (need, group) couples whose limit can bind, in the order of needs, then groups. */
export interface Slots {
  start: Int32Array;
  need: number[];
  group: number[];
  limit: number[];
  /** For each edge its slot, -1 when no limit touches it. */
  ofEdge: Int32Array;
}

/**
 * Forbidden edges count too: then a later refusal leaves the slots as they are, and prices fit.
 */
export function findSlots(problem: IndexedProblem): Slots {
  const { edgeStart, edgeProfile, groupOf, groups, limitOf } = problem;
  const start = new Int32Array(problem.needs.length + 1);
  const slots: Slots = { start, need: [], group: [], limit: [], ofEdge: new Int32Array(0) };
  slots.ofEdge = new Int32Array(edgeProfile.length).fill(-1);
  const count = new Int32Array(groups.length);
  const slotOf = new Int32Array(groups.length);
  for (let need = 0; need < problem.needs.length; need++) {
    start[need + 1] = slots.need.length;
    if (problem.limited[need] === 0) continue;
    const met: number[] = [];
    for (let e = edgeStart[need]; e < edgeStart[need + 1]; e++) {
      const group = groupOf[edgeProfile[e]];
      if (group >= 0 && count[group]++ === 0) met.push(group);
    }
    for (const group of met.sort((a, b) => a - b)) {
      const limit = limitOf(need, group);
      slotOf[group] = limit < count[group] ? slots.need.length : -1;
      count[group] = 0;
      if (slotOf[group] < 0) continue;
      slots.need.push(need);
      slots.group.push(group);
      slots.limit.push(limit);
    }
    start[need + 1] = slots.need.length;
    for (let e = edgeStart[need]; e < edgeStart[need + 1]; e++) {
      const group = groupOf[edgeProfile[e]];
      if (group >= 0) slots.ofEdge[e] = slotOf[group];
    }
  }
  return slots;
}

export type Arcs = Pick<
  Network,
  'arcStart' | 'arcEnd' | 'arcTail' | 'arcProfile' | 'arcGain' | 'arcEdge'
>;

/** What arcs are laid from: from a need or slot to a profile. */
export interface Links {
  tail: Int32Array;
  profile: Int32Array;
  gain: Float64Array;
}

/** The edges of a problem as links: from its slot where a limit touches it, else from its need. */
export function linkEdges(problem: IndexedProblem, slots: Slots, gain: Float64Array): Links {
  const { edgeNeed, edgeProfile: profile, needs } = problem;
  if (slots.need.length === 0) return { tail: edgeNeed, profile, gain };
  const tail = edgeNeed.slice();
  for (let e = 0; e < tail.length; e++)
    if (slots.ofEdge[e] >= 0) tail[e] = needs.length + slots.ofEdge[e];
  return { tail, profile, gain };
}

/** Lays out the links whose gain is a number (NaN leaves one out), best gain first. */
export function layArcs(tails: number, { tail, profile, gain }: Links): Arcs {
  const arcStart = new Int32Array(tails + 1);
  for (let i = 0; i < gain.length; i++) if (gain[i] === gain[i]) arcStart[tail[i] + 1]++;
  for (let x = 0; x < tails; x++) arcStart[x + 1] += arcStart[x];
  const arcEdge = new Int32Array(arcStart[tails]);
  const fill = arcStart.slice();
  for (let i = 0; i < gain.length; i++) if (gain[i] === gain[i]) arcEdge[fill[tail[i]]++] = i;
  for (let x = 0; x < tails; x++) {
    let sorted = true;
    for (let a = arcStart[x] + 1; a < arcStart[x + 1]; a++)
      sorted &&= gain[arcEdge[a - 1]] >= gain[arcEdge[a]];
    if (!sorted)
      arcEdge.subarray(arcStart[x], arcStart[x + 1]).sort((a, b) => gain[b] - gain[a] || a - b);
  }
  const arcTail = new Int32Array(arcEdge.length);
  const arcProfile = new Int32Array(arcEdge.length);
  const arcGain = new Float64Array(arcEdge.length);
  for (let a = 0; a < arcEdge.length; a++) {
    arcTail[a] = tail[arcEdge[a]];
    arcProfile[a] = profile[arcEdge[a]];
    arcGain[a] = gain[arcEdge[a]];
  }
  return { arcStart, arcEnd: arcStart.subarray(1), arcTail, arcProfile, arcGain, arcEdge };
}
