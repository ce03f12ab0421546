/**
 * Plans again after refusals or changed capacities, starting from an earlier plan and its prices.
 *
 * Input   the problem, an outcome's plan for it, and what has changed.
 * Output  the changed problem and its outcome: the same total as planning anew.
 * Method  Refused pairs leave the flow; a profile above its new capacity gives up the pairs with
 *         the smallest margin and its price rises to that margin. The freed units stay at their
 *         need (or group slot). A place that stands empty but has a price asks for another
 *         unit (place-offers.ts); then the freed units are sent on. All else is kept.
 * Cost    O(edges) to read the problem, then a few shortest paths per change.
 * Example Needs a, b; arcs a–p 5, a–q 4, b–p 3; p and q take one each; plan a–q, b–p (7). b refuses
 *         p: p has room and price 1, so a moves back to p; b stays without: 5.
 */
import { assign, finish } from './assign.js';
import { Flow } from './flow.js';
import { FORBIDDEN, indexProblem, type IndexedProblem } from './index-problem.js';
import { PlaceOffers } from './place-offers.js';
import { planNetwork, type PlanNetwork } from './plan-network.js';
import { refusal } from './refusal.js';
import type { AssignmentOptions, AssignmentProblem, Outcome, Pair, Plan, Prices } from './types.js';

export interface Change {
  /** Pairs that are out of the question from now on. */
  refused?: readonly Pair[];
  /** New capacities, lower or higher. */
  capacities?: readonly { profileId: string; capacity: number }[];
}

/** `plan` must be optimal for `problem` (as from `assign`); otherwise planning starts anew. */
export function reassign(
  problem: AssignmentProblem,
  plan: Plan,
  change: Change,
  options: AssignmentOptions = {},
): { problem: AssignmentProblem; outcome: Outcome } {
  const changed = applyChange(problem, change);
  const cold = (): Outcome => assign(changed, { ...options, scale: plan.scale });
  const indexed = indexProblem(changed, plan.scale);
  const network = planNetwork(indexed);
  if (!network.requiredFit) return { problem: changed, outcome: cold() };
  const flow = new Flow(network.net);
  loadPrices(indexed, network, flow, plan.prices);
  const freed = loadPairs(indexed, network, flow, plan.pairs);
  if (freed === null || !isOptimal(flow)) return { problem: changed, outcome: cold() };
  lowerLoads(flow, freed);
  new PlaceOffers(flow).fillAll();
  for (const [node, units] of freed)
    if (!flow.send(node, units)) return { problem: changed, outcome: cold() };
  return { problem: changed, outcome: finish(indexed, network, flow, options) };
}

function applyChange(problem: AssignmentProblem, change: Change): AssignmentProblem {
  const capacity = new Map<string, number>();
  const known = new Set(problem.profiles.map(({ id }) => id));
  (change.capacities ?? []).forEach((c, i) => {
    if (!known.has(c.profileId))
      throw refusal(`capacities.${i}.profileId`, `unknown profile ${c.profileId}.`);
    capacity.set(c.profileId, c.capacity);
  });
  return {
    ...problem,
    profiles: problem.profiles.map((p) => ({ ...p, capacity: capacity.get(p.id) ?? p.capacity })),
    forbidden: [...(problem.forbidden ?? []), ...(change.refused ?? [])],
  };
}

function loadPrices(
  problem: IndexedProblem,
  { net, slots }: PlanNetwork,
  flow: Flow,
  prices: Prices,
): void {
  const needOf = numberIds(problem.needs);
  const profileOf = numberIds(problem.profiles);
  flow.price.fill(0);
  for (const { needId, price } of prices.needs) flow.price[needOf(needId)] = -price;
  slots.need.forEach((need, s) => (flow.price[net.needs + s] = flow.price[need]));
  for (const { profileId, price } of prices.profiles)
    flow.price[net.needs + net.slots + profileOf(profileId)] = price;
  for (const { needId, group, price } of prices.groups) {
    const need = needOf(needId);
    for (let s = net.slotStart[need]; s < net.slotStart[need + 1]; s++)
      if (problem.groups[slots.group[s]] === group) flow.price[net.needs + s] -= price;
  }
}

/** From an id to its number; an unknown id is refused. */
function numberIds(list: readonly { id: string }[]): (id: string) => number {
  const numbers = new Map(list.map(({ id }, i) => [id, i]));
  return (id) => {
    const number = numbers.get(id);
    if (number === undefined) throw refusal('plan', `${id} is not in the problem.`);
    return number;
  };
}

/**
 * Puts the pairs into the flow. What a refused pair carried stays at its tail (and in its slot)
 * as a unit still to be sent; the rest of each need's units is skipped. Null: not a plan.
 */
function loadPairs(
  problem: IndexedProblem,
  { net, slots }: PlanNetwork,
  flow: Flow,
  pairs: readonly Pair[],
): Map<number, number> | null {
  const needOf = numberIds(problem.needs);
  const profileOf = numberIds(problem.profiles);
  const code = (need: number, profile: number): number => need * net.profiles + profile;
  const planned = new Set(pairs.map((p) => code(needOf(p.needId), profileOf(p.profileId))));
  const inPlan = (e: number): boolean =>
    planned.has(code(problem.edgeNeed[e], problem.edgeProfile[e]));
  const freed = new Map<number, number>();
  const sent = new Int32Array(net.needs);
  const book = (need: number, slot: number): void => {
    sent[need]++;
    if (slot >= 0) flow.slotFlow[slot]++;
  };
  for (let arc = 0; arc < net.arcEdge.length; arc++) {
    const e = net.arcEdge[arc];
    if (!inPlan(e)) continue;
    flow.arcs.use(arc);
    flow.load[net.arcProfile[arc]]++;
    book(problem.edgeNeed[e], slots.ofEdge[e]);
  }
  problem.edgeMark.forEach((mark, e) => {
    if (mark !== FORBIDDEN || !inPlan(e)) return;
    const need = problem.edgeNeed[e];
    const slot = slots.ofEdge[e];
    const tail = slot < 0 ? need : net.needs + slot;
    freed.set(tail, (freed.get(tail) ?? 0) + 1);
    book(need, slot);
  });
  for (let need = 0; need < net.needs; need++) {
    flow.skipped[need] = net.units[need] - sent[need];
    if (flow.skipped[need] < 0 || flow.skipped[need] > net.skip.freeUntil[need]) return null;
  }
  return freed;
}

/** Whether every price fits the flow, so that shortest paths may start from it. */
function isOptimal(flow: Flow): boolean {
  const { net, price, skipped } = flow;
  for (let need = 0; need < net.needs; need++) {
    if (skipped[need] > 0 && price[need] < 0) return false;
    if (skipped[need] < net.skip.freeUntil[need] && price[need] > 0) return false;
  }
  for (let s = 0; s < net.slots; s++) {
    const rise = price[net.slotNeed[s]] - price[net.needs + s];
    if (flow.slotFlow[s] > net.slotLimit[s] || rise < 0) return false;
    if (rise > 0 && flow.slotFlow[s] < net.slotLimit[s]) return false;
  }
  for (let arc = 0; arc < flow.used.length; arc++) {
    const margin = flow.margin(arc);
    if (flow.used[arc] === 1 ? margin < 0 : margin > 0) return false;
  }
  return true;
}

/** Takes the arcs of smallest margin out of profiles that carry more than they now may. */
function lowerLoads(flow: Flow, freed: Map<number, number>): void {
  const { net, load } = flow;
  const over = new Map<number, number[]>();
  for (let arc = 0; arc < flow.used.length; arc++) {
    const profile = net.arcProfile[arc];
    if (flow.used[arc] === 0 || load[profile] <= net.capacity[profile]) continue;
    const arcs = over.get(profile);
    if (arcs) arcs.push(arc);
    else over.set(profile, [arc]);
  }
  for (const [profile, arcs] of over) {
    arcs.sort((a, b) => flow.margin(a) - flow.margin(b) || a - b);
    const out = arcs.slice(0, load[profile] - net.capacity[profile]);
    const rise = flow.margin(out[out.length - 1]);
    for (const arc of out) {
      flow.arcs.release(arc);
      const tail = net.arcTail[arc];
      freed.set(tail, (freed.get(tail) ?? 0) + 1);
    }
    load[profile] = net.capacity[profile];
    flow.price[net.needs + net.slots + profile] += rise;
  }
}
