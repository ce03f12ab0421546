/**
 * Why a problem has no plan, and the least that would have to give.
 *
 * Input   an indexed problem without a plan; weights of the kinds of rules.
 * Output  rules to loosen, each with its step, of least weighted sum of steps.
 * Method  Every rule is made elastic: a unit above a capacity, group limit or maximum, a unit
 *         missing from a minimum, a required pair left out and a forbidden pair used each cost
 *         their weight. All of this is one min-cost flow, solved exactly like a plan; scores
 *         play no part. Since every weight is positive, the set is minimal too: with any step
 *         less there is no plan.
 * Not     the smallest number of *distinct* rules (that is NP-hard, a fixed-charge problem): two
 *         steps of one rule weigh as much as one step of two rules.
 * Ties    Equal sums: capacities go before group limits, minima, maxima, required, forbidden.
 * Example Needs a, b ask for one each, p (capacity 1) is the only candidate: raise the capacity of
 *         p from 1 to 2.
 */
import { Flow } from './flow.js';
import { FORBIDDEN, REQUIRED, type IndexedProblem } from './index-problem.js';
import { findSlots, layArcs, linkEdges, type Network, type Slots } from './network.js';
import { planNetwork } from './plan-network.js';
import { refusal } from './refusal.js';
import type { AssignmentOptions, Diagnosis, Relaxation, RuleWeights } from './types.js';

const KINDS = ['capacity', 'group-limit', 'minimum', 'maximum', 'required', 'forbidden'] as const;

/** One step of weight 1; what is below it orders equal sums. */
const STEP = 1_000_000;

/** `reached`: the nodes of the plan network that the unit without a way could reach. */
export function diagnose(
  problem: IndexedProblem,
  options: AssignmentOptions,
  reached?: readonly number[],
): Diagnosis {
  const weights = readWeights(options.weights ?? {});
  const slots = findSlots(problem);
  const net = elasticNetwork(problem, slots, weights);
  const flow = new Flow(net);
  for (let need = 0; need < net.needs; need++) flow.send(need, net.units[need]);
  const relax = [
    ...loosenProfiles(problem, flow),
    ...loosenGroups(problem, slots, flow),
    ...loosenDemands(problem, flow),
    ...dropPairs(problem, flow),
  ];
  const weight = relax.reduce((sum, r) => sum + weights[r.rule] * steps(r), 0);
  return { relax, weight, stuck: findStuck(problem, reached) };
}

function readWeights(given: Partial<RuleWeights>): RuleWeights {
  const weights: RuleWeights = {
    capacity: 1,
    'group-limit': 1,
    minimum: 1,
    maximum: 1,
    required: 1,
    forbidden: 1,
    ...given,
  };
  for (const kind of KINDS)
    if (!(Number.isInteger(weights[kind]) && weights[kind] >= 1 && weights[kind] <= 1000))
      throw refusal(`weights.${kind}`, `must be 1 … 1000, whole, not ${weights[kind]}.`);
  return weights;
}

const steps = (r: Relaxation): number => ('from' in r ? Math.abs(r.to - r.from) : 1);

function elasticNetwork(problem: IndexedProblem, slots: Slots, weights: RuleWeights): Network {
  const { needs, profiles, edgeMark, edgeNeed } = problem;
  const cost = (kind: (typeof KINDS)[number]): number => weights[kind] * STEP + KINDS.indexOf(kind);
  const gainOf = (mark: number): number =>
    mark === REQUIRED ? cost('required') : mark === FORBIDDEN ? -cost('forbidden') : 0;
  const gain = Float64Array.from(edgeMark, gainOf);
  const required = new Int32Array(needs.length);
  edgeMark.forEach((mark, e) => (required[edgeNeed[e]] += mark === REQUIRED ? 1 : 0));
  const units = Int32Array.from(needs, ({ max }, n) => Math.max(max, required[n]));
  return {
    needs: needs.length,
    slots: slots.need.length,
    profiles: profiles.length,
    units,
    skip: {
      early: -cost('maximum'),
      earlyUntil: units.map((u, n) => u - needs[n].max),
      freeUntil: units.map((u, n) => u - needs[n].min),
      late: cost('minimum'),
    },
    capacity: Int32Array.from(profiles, ({ capacity }) => capacity),
    overCapacity: cost('capacity'),
    overLimit: cost('group-limit'),
    slotStart: slots.start,
    slotNeed: Int32Array.from(slots.need),
    slotLimit: Int32Array.from(slots.limit),
    ...layArcs(needs.length + slots.need.length, linkEdges(problem, slots, gain)),
  };
}

function loosenProfiles({ profiles }: IndexedProblem, { load }: Flow): Relaxation[] {
  return profiles.flatMap(({ id, capacity }, j) =>
    load[j] > capacity
      ? [{ rule: 'capacity' as const, profileId: id, from: capacity, to: load[j] }]
      : [],
  );
}

function loosenGroups(problem: IndexedProblem, slots: Slots, { slotFlow }: Flow): Relaxation[] {
  return slots.limit.flatMap((limit, s) => {
    if (slotFlow[s] <= limit) return [];
    const needId = problem.needs[slots.need[s]].id;
    const group = problem.groups[slots.group[s]];
    return [{ rule: 'group-limit' as const, needId, group, from: limit, to: slotFlow[s] }];
  });
}

function loosenDemands({ needs }: IndexedProblem, { net, skipped }: Flow): Relaxation[] {
  return needs.flatMap(({ id, min, max }, n): Relaxation[] => {
    const to = net.units[n] - skipped[n];
    if (to < min) return [{ rule: 'minimum', needId: id, from: min, to }];
    return to > max ? [{ rule: 'maximum', needId: id, from: max, to }] : [];
  });
}

function dropPairs(problem: IndexedProblem, { net, used }: Flow): Relaxation[] {
  const { needs, profiles, edgeNeed, edgeProfile, edgeMark } = problem;
  const dropped: Relaxation[] = [];
  net.arcEdge.forEach((edge, arc) => {
    const needId = needs[edgeNeed[edge]].id;
    const profileId = profiles[edgeProfile[edge]].id;
    if (edgeMark[edge] === REQUIRED && used[arc] === 0)
      dropped.push({ rule: 'required', needId, profileId });
    if (edgeMark[edge] === FORBIDDEN && used[arc] === 1)
      dropped.push({ rule: 'forbidden', needId, profileId });
  });
  return dropped;
}

/** Without a failed search the required pairs alone break a rule: then theirs are the names. */
function findStuck(problem: IndexedProblem, reached?: readonly number[]): Diagnosis['stuck'] {
  const { net } = planNetwork(problem);
  const firstProfile = net.needs + net.slots;
  const nodes = new Set(reached);
  if (reached === undefined) {
    net.units.forEach((left, n) => left < 0 && nodes.add(n));
    net.slotLimit.forEach((left, s) => left < 0 && nodes.add(net.slotNeed[s]));
    net.capacity.forEach((left, j) => left < 0 && nodes.add(firstProfile + j));
  }
  return {
    needIds: problem.needs.filter((_, n) => nodes.has(n)).map(({ id }) => id),
    profileIds: problem.profiles.filter((_, j) => nodes.has(firstProfile + j)).map(({ id }) => id),
  };
}
