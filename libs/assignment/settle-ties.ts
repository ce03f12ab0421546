/**
 * Among the plans of greatest total, the one whose pairs have the smallest sum of tie numbers.
 *
 * Input   a network with a cheapest flow and its prices; a seed.
 * Output  the arcs that plan uses.
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
import { sendAll } from './complete-flow.js';
import { Flow } from './flow.js';
import type { IndexedProblem } from './index-problem.js';
import { layArcs, type Network } from './network.js';
import { tieHashes } from './tie-hashes.js';

export function settleTies(problem: IndexedProblem, flow: Flow, seed: number): number[] {
  const split = splitArcs(flow);
  const { open } = split;
  if (open.length === 0) return split.sure;
  const tied = tiedNetwork(flow, split, tieHashes(problem, flow.net, open, seed));
  const settled = new Flow(tied);
  if (!sendAll(settled)) throw new Error('A tie had no plan.');
  const chosen = split.sure;
  for (let a = 0; a < open.length; a++)
    if (settled.used[a] === 1) chosen.push(open[tied.arcEdge[a]]);
  return chosen;
}

interface SplitArcs {
  /** Margin 0, used or not. */
  open: number[];
  /** Margin above 0, and so used. */
  sure: number[];
}

function splitArcs(flow: Flow): SplitArcs {
  const { net } = flow;
  const split: SplitArcs = { open: [], sure: [] };
  for (let tail = 0; tail < net.needs + net.slots; tail++) {
    const price = flow.tailPrice(tail);
    for (let arc = net.arcStart[tail]; arc < net.arcEnd[tail]; arc++) {
      // A profile's price is never below 0: from here on every margin is.
      if (net.arcGain[arc] + price < 0) break;
      const margin = flow.margin(arc);
      if (margin === 0) split.open.push(arc);
      else if (margin > 0) split.sure.push(arc);
    }
  }
  return split;
}

function tiedNetwork(flow: Flow, { open, sure }: SplitArcs, hashes: Uint32Array): Network {
  const { net, price } = flow;
  const { needs, arcTail, arcProfile, slotNeed } = net;
  const firstProfile = needs + net.slots;
  const room = spareRoom(flow, sure);
  const most = Math.min(
    room.units.reduce((sum, n) => sum + n, 0),
    open.length,
  );
  const values = 2 ** Math.min(12, 27 - Math.ceil(Math.log2(most + 1)));
  const bonus = (most + 1) * values;
  const gain = Float64Array.from(open, (arc, i) => {
    const full = price[firstProfile + arcProfile[arc]] > 0;
    const slot = arcTail[arc] - needs;
    const fullSlot = slot >= 0 && price[arcTail[arc]] < price[slotNeed[slot]];
    return (full ? bonus : 0) + (fullSlot ? bonus : 0) - (1 + (hashes[i] % values));
  });
  const tail = Int32Array.from(open, (arc) => arcTail[arc]);
  const profile = Int32Array.from(open, (arc) => arcProfile[arc]);
  return { ...net, ...room, ...layArcs(firstProfile, { tail, profile, gain }) };
}

/** Demand, capacity and limits less what the sure arcs take. */
function spareRoom(
  { net, price, skipped }: Flow,
  sure: readonly number[],
): Pick<Network, 'units' | 'capacity' | 'slotLimit' | 'skip'> {
  const units = net.units.slice();
  const freeUntil = net.skip.freeUntil.slice();
  const capacity = net.capacity.slice();
  const slotLimit = net.slotLimit.slice();
  for (let need = 0; need < net.needs; need++) {
    if (price[need] === 0) continue;
    units[need] -= skipped[need];
    freeUntil[need] = 0;
  }
  for (const arc of sure) {
    const tail = net.arcTail[arc];
    units[tail < net.needs ? tail : net.slotNeed[tail - net.needs]]--;
    capacity[net.arcProfile[arc]]--;
    if (tail >= net.needs) slotLimit[tail - net.needs]--;
  }
  for (let need = 0; need < net.needs; need++)
    freeUntil[need] = Math.min(freeUntil[need], units[need]);
  return { units, capacity, slotLimit, skip: { ...net.skip, freeUntil } };
}
