import type { Flow } from './flow.js';
import type { IndexedProblem } from './index-problem.js';
import type { Slots } from './network.js';
import type { Pair, Plan, Prices } from './types.js';

/** Numbers back to ids; `chosen` marks the edges of the plan. */
export function decodePlan(
  problem: IndexedProblem,
  slots: Slots,
  flow: Flow,
  chosen: Uint8Array,
): Plan {
  const { needs, profiles, edgeStart, edgeProfile, edgeUnits } = problem;
  const pairs: Pair[] = [];
  let units = 0;
  for (let need = 0; need < needs.length; need++) {
    const own: number[] = [];
    for (let e = edgeStart[need]; e < edgeStart[need + 1]; e++) {
      if (chosen[e] === 0) continue;
      own.push(edgeProfile[e]);
      units += edgeUnits[e];
    }
    own.sort((a, b) => a - b);
    for (const profile of own)
      pairs.push({ needId: needs[need].id, profileId: profiles[profile].id });
  }
  const { scale } = problem;
  const prices = decodePrices(problem, slots, flow);
  return { pairs, units, total: units / scale, scale, prices };
}

/**
 * A node's price is the cost still to go, so a need's price is its negative, and a slot's is
 * what it costs less than its need. A need that is not held at its minimum pays nothing: its
 * negative price, left from units that it did not have to send, is 0.
 */
function decodePrices(
  { needs, profiles, groups }: IndexedProblem,
  slots: Slots,
  { net, price }: Flow,
): Prices {
  const needPrice = (n: number): number =>
    net.skip.freeUntil[n] >= net.units[n] ? Math.max(0, -price[n]) : -price[n];
  const prices: Prices = { needs: [], profiles: [], groups: [] };
  for (let n = 0; n < needs.length; n++)
    if (needPrice(n) !== 0) prices.needs.push({ needId: needs[n].id, price: needPrice(n) });
  for (let j = 0, x = net.needs + net.slots; j < profiles.length; j++, x++)
    if (price[x] !== 0) prices.profiles.push({ profileId: profiles[j].id, price: price[x] });
  slots.need.forEach((n, s) => {
    const own = Math.max(0, -price[net.needs + s] - needPrice(n));
    const group = groups[slots.group[s]];
    if (own !== 0) prices.groups.push({ needId: needs[n].id, group, price: own });
  });
  return prices;
}
