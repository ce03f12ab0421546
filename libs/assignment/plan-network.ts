import { FORBIDDEN, FREE, REQUIRED, type IndexedProblem } from './index-problem.js';
import { findSlots, layArcs, type Network, type Slots } from './network.js';

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

const NO_FLOOR: Floor = { least: 0, units: -Infinity };

/** Whether a need can be served at all. */
export function hasEdge({ needs, edgeStart, edgeMark }: IndexedProblem, need: number): boolean {
  if (needs[need].max === 0) return false;
  for (let e = edgeStart[need]; e < edgeStart[need + 1]; e++)
    if (edgeMark[e] !== FORBIDDEN) return true;
  return false;
}

/** Whether a floor leaves an edge in: a good one, or one that the plan must have anyway. */
const keeps = (problem: IndexedProblem, floor: Floor, e: number): boolean =>
  problem.edgeMark[e] === FREE && problem.edgeUnits[e] >= floor.units;

/** Free edges become arcs; required ones are spent in advance, forbidden ones are left out. */
export function planNetwork(problem: IndexedProblem, floor = NO_FLOOR): PlanNetwork {
  const { needs, profiles, edgeMark, edgeUnits, edgeNeed, edgeProfile } = problem;
  const slots = findSlots(problem);
  const units = Int32Array.from(needs, ({ max }) => max);
  const least = Int32Array.from(needs, ({ min, max }, n) =>
    hasEdge(problem, n) ? Math.max(min, Math.min(max, floor.least)) : min,
  );
  const capacity = Int32Array.from(profiles, (profile) => profile.capacity);
  const slotLimit = Int32Array.from(slots.limit);
  const gain = new Float64Array(edgeUnits.length);
  for (let e = 0; e < gain.length; e++) {
    gain[e] = keeps(problem, floor, e) ? edgeUnits[e] : NaN;
    if (edgeMark[e] !== REQUIRED) continue;
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
    ...layArcs(problem, slots, gain),
  };
  return { net, slots, requiredFit: fits(units) && fits(capacity) && fits(slotLimit) };
}

/** Edges in the plan: the required ones and those whose arc is used. */
export function chosenEdges(problem: IndexedProblem, net: Network, used: Uint8Array): Uint8Array {
  const chosen = problem.edgeMark.map((mark) => (mark === REQUIRED ? 1 : 0));
  for (let a = 0; a < used.length; a++) if (used[a] === 1) chosen[net.arcEdge[a]] = 1;
  return chosen;
}
