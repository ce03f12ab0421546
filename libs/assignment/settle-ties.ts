/**
 * Among the plans of greatest total, the one whose pairs have the smallest sum of tie numbers.
 *
 * Input   a network with a cheapest flow and its prices; a seed.
 * Output  which arcs that plan uses.
 * Method  Prices split the arcs: those with margin > 0 are in every best plan, those with
 *         margin < 0 in none. What is left, with margin 0, is a smaller network: needs,
 *         profiles and slots with a price ≠ 0 must stay as full as they are. Its cheapest flow
 *         under tie numbers is the answer. "Must stay full" is a bonus per unit that outweighs
 *         all tie numbers together.
 * Ties    The tie number of a pair is a hash (FNV-1a) of seed, need id and profile id, 1 … 4,096
 *         (fewer values when the plan has over 30,000 open pairs). A plan without a useless
 *         pair goes before one with it. Equal sums are decided by the order of ids.
 * Example Need a may take p or q, both worth 1: margin 0 twice. Tie numbers 17 and 5: q.
 */
import { Flow } from './flow.js';
import type { IndexedProblem } from './index-problem.js';
import { layArcs, type Network } from './network.js';

export function settleTies(
  problem: IndexedProblem,
  net: Network,
  flow: Flow,
  seed: number,
): Uint8Array {
  const open: number[] = [];
  for (let arc = 0; arc < net.arcEdge.length; arc++) if (flow.margin(arc) === 0) open.push(arc);
  if (open.length === 0) return flow.used;
  const tied = tiedNetwork(problem, net, flow, { open, seed });
  const settled = new Flow(tied);
  for (let need = 0; need < tied.needs; need++)
    if (!settled.send(need, tied.units[need])) throw new Error('A tie had no plan.');
  const used = flow.used.slice();
  for (const arc of open) used[arc] = 0;
  const arcOf = new Map(open.map((arc) => [net.arcEdge[arc], arc]));
  tied.arcEdge.forEach((edge, a) => {
    const arc = arcOf.get(edge);
    if (arc !== undefined) used[arc] = settled.used[a];
  });
  return used;
}

interface Ties {
  open: number[];
  seed: number;
}

function tiedNetwork(problem: IndexedProblem, net: Network, flow: Flow, ties: Ties): Network {
  const { needs, arcTail, arcProfile, arcEdge, slotNeed } = net;
  const firstProfile = needs + net.slots;
  const room = spareOpen(net, flow, ties);
  const { units, freeUntil, capacity, slotLimit } = room;
  const most = Math.min(
    units.reduce((sum, n) => sum + n, 0),
    ties.open.length,
  );
  const values = 2 ** Math.min(12, 27 - Math.ceil(Math.log2(most + 1)));
  const bonus = (most + 1) * values;
  const gain = new Float64Array(problem.edgeUnits.length).fill(NaN);
  for (const arc of ties.open) {
    const full = flow.price[firstProfile + arcProfile[arc]] > 0;
    const slot = arcTail[arc] - needs;
    const fullSlot = slot >= 0 && flow.price[arcTail[arc]] < flow.price[slotNeed[slot]];
    const tie = 1 + (tieHash(problem, arcEdge[arc], ties.seed) % values);
    gain[arcEdge[arc]] = (full ? bonus : 0) + (fullSlot ? bonus : 0) - tie;
  }
  const ofEdge = new Int32Array(problem.edgeUnits.length).fill(-1);
  for (const arc of ties.open)
    if (arcTail[arc] >= needs) ofEdge[arcEdge[arc]] = arcTail[arc] - needs;
  const slots = { start: net.slotStart, need: [...slotNeed], group: [], limit: [], ofEdge };
  return {
    ...net,
    units,
    skip: { ...net.skip, freeUntil },
    capacity,
    slotLimit,
    ...layArcs(problem, slots, gain),
  };
}

/** Demand, capacity and limits less what the arcs that stay take. */
function spareOpen(
  net: Network,
  flow: Flow,
  { open }: Ties,
): Pick<Network, 'units' | 'capacity' | 'slotLimit'> & { freeUntil: Int32Array } {
  const left = {
    units: net.units.slice(),
    freeUntil: net.skip.freeUntil.slice(),
    capacity: net.capacity.slice(),
    slotLimit: net.slotLimit.slice(),
  };
  for (let need = 0; need < net.needs; need++) {
    if (flow.price[need] === 0) continue;
    left.units[need] -= flow.skipped[need];
    left.freeUntil[need] = 0;
  }
  const isOpen = new Uint8Array(flow.used.length);
  for (const arc of open) isOpen[arc] = 1;
  for (let arc = 0; arc < flow.used.length; arc++) {
    if (flow.used[arc] === 0 || isOpen[arc] === 1) continue;
    const tail = net.arcTail[arc];
    left.units[tail < net.needs ? tail : net.slotNeed[tail - net.needs]]--;
    left.capacity[net.arcProfile[arc]]--;
    if (tail >= net.needs) left.slotLimit[tail - net.needs]--;
  }
  for (let need = 0; need < net.needs; need++)
    left.freeUntil[need] = Math.min(left.freeUntil[need], left.units[need]);
  return left;
}

function tieHash(problem: IndexedProblem, edge: number, seed: number): number {
  const { needs, profiles, edgeNeed, edgeProfile } = problem;
  const text = `${seed} ${needs[edgeNeed[edge]].id}\n${profiles[edgeProfile[edge]].id}`;
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  return hash >>> 0;
}
