import { FORBIDDEN, FREE, REQUIRED, requiredEdges, type IndexedProblem } from './index-problem.js';
import { findSlots, layArcs, linkEdges, type Arcs, type Network, type Slots } from './network.js';
import type { Need, Profile } from './types.js';

/** The network of a problem with its required pairs taken out beforehand. */
export interface PlanNetwork {
  net: Network;
  slots: Slots;
  /** Whether the required pairs alone keep every maximum, capacity and limit. */
  requiredFit: boolean;
}

/** A floor for a fair plan: each need that has an edge gets `least`, from `units` upwards. */
export interface Floor {
  least: number;
  units: number;
}

/** Whether a need can be served at all. */
export function hasEdge({ needs, edgeStart, edgeMark }: IndexedProblem, need: number): boolean {
  if (needs[need].max === 0) return false;
  for (let e = edgeStart[need]; e < edgeStart[need + 1]; e++)
    if (edgeMark[e] !== FORBIDDEN) return true;
  return false;
}

/** Free edges become arcs; required ones are spent in advance, forbidden ones are left out. */
export function planNetwork(problem: IndexedProblem): PlanNetwork {
  const { needs, profiles, edgeNeed, edgeProfile } = problem;
  const slots = findSlots(problem);
  const { units, least, capacity } = countUnits(needs, profiles);
  const slotLimit = Int32Array.from(slots.limit);
  for (const e of requiredEdges(problem)) {
    units[edgeNeed[e]]--;
    least[edgeNeed[e]]--;
    capacity[edgeProfile[e]]--;
    if (slots.ofEdge[e] >= 0) slotLimit[slots.ofEdge[e]]--;
  }
  const fits = (left: Int32Array): boolean => left.every((n) => n >= 0);
  const net: Network = {
    needs: needs.length,
    slots: slots.need.length,
    profiles: profiles.length,
    units,
    skip: {
      early: 0,
      earlyUntil: new Int32Array(needs.length),
      freeUntil: units.map((u, i) => Math.max(0, u - Math.max(0, least[i]))),
      late: Infinity,
    },
    capacity,
    overCapacity: Infinity,
    overLimit: Infinity,
    slotStart: slots.start,
    slotNeed: Int32Array.from(slots.need),
    slotLimit,
    ...layFree(problem, slots),
  };
  return { net, slots, requiredFit: fits(units) && fits(capacity) && fits(slotLimit) };
}

function countUnits(
  needs: readonly Need[],
  profiles: readonly Profile[],
): { units: Int32Array; least: Int32Array; capacity: Int32Array } {
  const units = new Int32Array(needs.length);
  const least = new Int32Array(needs.length);
  const capacity = new Int32Array(profiles.length);
  for (let n = 0; n < needs.length; n++) {
    units[n] = needs[n].max;
    least[n] = needs[n].min;
  }
  for (let j = 0; j < profiles.length; j++) capacity[j] = profiles[j].capacity;
  return { units, least, capacity };
}

/** Edges of a problem without slots and marks stand as arcs should: they are taken as they are. */
function layFree(problem: IndexedProblem, slots: Slots): Arcs {
  const { needs, edgeStart, edgeNeed, edgeProfile, edgeUnits, edgeMark } = problem;
  const marked = edgeMark.includes(REQUIRED) || edgeMark.includes(FORBIDDEN);
  if (marked || slots.need.length > 0) {
    const gain = edgeUnits.map((units, e) => (edgeMark[e] === FREE ? units : NaN));
    return layArcs(needs.length + slots.need.length, linkEdges(problem, slots, gain));
  }
  return {
    arcStart: edgeStart,
    arcEnd: edgeStart.subarray(1),
    arcTail: edgeNeed,
    arcProfile: edgeProfile,
    arcGain: edgeUnits,
    arcEdge: numbersTo(edgeUnits.length),
  };
}

function numbersTo(end: number): Int32Array {
  const numbers = new Int32Array(end);
  for (let i = 0; i < end; i++) numbers[i] = i;
  return numbers;
}

/** The network under a floor: only the arcs from `units` upwards, which each tail has first. */
export function raiseNetwork(problem: IndexedProblem, plain: PlanNetwork, floor: Floor): Network {
  const { net } = plain;
  const arcEnd = net.arcEnd.slice();
  for (let x = 0; x < net.needs + net.slots; x++) {
    let low = net.arcStart[x];
    for (let high = arcEnd[x]; low < high;) {
      const middle = (low + high) >> 1;
      if (net.arcGain[middle] >= floor.units) low = middle + 1;
      else high = middle;
    }
    arcEnd[x] = low;
  }
  const freeUntil = net.skip.freeUntil.map((free, need) => {
    const spent = problem.needs[need].max - net.units[need];
    const least = Math.min(problem.needs[need].max, floor.least) - spent;
    return hasEdge(problem, need) ? Math.min(free, net.units[need] - Math.max(0, least)) : free;
  });
  return { ...net, arcEnd, skip: { ...net.skip, freeUntil } };
}
