import type { Flow } from './flow.js';
import { requiredEdges, type IndexedProblem } from './index-problem.js';
import type { Slots } from './network.js';
import type { Pair, Plan, Prices } from './types.js';

/** Numbers back to ids. The plan has the required edges and those behind `arcs`. */
export function decodePlan(
  problem: IndexedProblem,
  slots: Slots,
  flow: Flow,
  arcs: readonly number[],
): Plan {
  const { needs, profiles, edgeNeed, edgeProfile, edgeUnits } = problem;
  const edges = requiredEdges(problem);
  for (const arc of arcs) edges.push(flow.net.arcEdge[arc]);
  const order = new Float64Array(edges.length);
  let units = 0;
  for (let i = 0; i < order.length; i++) {
    order[i] = edgeNeed[edges[i]] * profiles.length + edgeProfile[edges[i]];
    units += edgeUnits[edges[i]];
  }
  order.sort();
  const pairs: Pair[] = [];
  for (const place of order) {
    const need = Math.floor(place / profiles.length);
    const profile = place - need * profiles.length;
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
