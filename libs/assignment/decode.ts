import type { Flow } from './flow.js';
import type { IndexedProblem } from './index-problem.js';
import { byText } from './index-problem.js';
import type { PlanNetwork } from './plan-network.js';
import type { Pair, Plan, Prices } from './types.js';

/** Numbers back to ids; `chosen` marks the edges of the plan. */
export function decodePlan(
  problem: IndexedProblem,
  network: PlanNetwork,
  flow: Flow,
  chosen: Uint8Array,
): Plan {
  const pairs: Pair[] = [];
  let units = 0;
  for (let e = 0; e < chosen.length; e++) {
    if (chosen[e] === 0) continue;
    const needId = problem.needs[problem.edgeNeed[e]].id;
    pairs.push({ needId, profileId: problem.profiles[problem.edgeProfile[e]].id });
    units += problem.edgeUnits[e];
  }
  pairs.sort((a, b) => byText(a.needId, b.needId) || byText(a.profileId, b.profileId));
  const { scale } = problem;
  const prices = decodePrices(problem, network, flow.price);
  return { pairs, units, total: units / scale, scale, prices };
}

/**
 * A node's price is the cost still to go, so a need's price is its negative, and a slot's is
 * what it costs less than its need. A need that is not held at its minimum pays nothing: its
 * negative price, left from units that it did not have to send, is 0.
 */
function decodePrices(
  { needs, profiles, groups }: IndexedProblem,
  { net, slots }: PlanNetwork,
  price: Float64Array,
): Prices {
  const needPrice = (n: number): number =>
    net.skip.freeUntil[n] >= net.units[n] ? Math.max(0, -price[n]) : -price[n];
  return {
    needs: needs
      .map(({ id }, n) => ({ needId: id, price: needPrice(n) }))
      .filter(({ price: p }) => p !== 0),
    profiles: profiles
      .map(({ id }, j) => ({ profileId: id, price: price[net.needs + net.slots + j] }))
      .filter(({ price: p }) => p !== 0),
    groups: slots.need
      .map((n, s) => ({
        needId: needs[n].id,
        group: groups[slots.group[s]],
        price: Math.max(0, -price[net.needs + s] - needPrice(n)),
      }))
      .filter(({ price: p }) => p !== 0),
  };
}
