/**
 * A plan whose worst-served need gets as much as possible; then the sum counts.
 *
 * Input   a problem and options as for `assign`.
 * Output  a plan, the floor it keeps, the worst-served needs and an upper bound of their total.
 * Method  A floor (k, t) allows only pairs worth t or more (required pairs apart) and demands k
 *         pairs, or its maximum if that is less, for each need that has an edge. For k = 0, 1, …
 *         the highest t that leaves a plan is found by bisection over the scores, and the best
 *         plan under it by the exact solver. Of these and the plain plan the one with the
 *         greatest worst total wins, then the greatest sum.
 * Sure    1. The worst-served need never gets less than in the plain plan.
 *         2. Without required pairs it gets at least min(k, max) × t for every floor (k, t) with
 *            t ≥ 0 and k ≤ 8 that can be kept.
 *         3. When every need takes at most one profile, the result is exact: no plan has a
 *            better worst total, none with that worst total has a greater sum.
 *         4. Otherwise the best worst total is NP-hard to find (max-min allocation); `bound` says
 *            how far off the result can be at most.
 * Cost    (levels of k) × log2(edges) plans without scores, and one with scores per level.
 * Source  The floors are those of Stelmakh, Shah, Singh, PeerReview4All (2019).
 * Example Needs a, b; a–p 9, a–q 4, b–p 4, b–q 0; p and q take one each. Plain: a–p, b–q = 9, or
 *         a–p alone; worst 0. Floor (1, 4): a–q, b–p = 8, worst 4.
 */
import { assignIndexed } from './assign.js';
import { canKeep, planAbove } from './keep-floor.js';
import { FORBIDDEN, FREE, REQUIRED, indexProblem, type IndexedProblem } from './index-problem.js';
import { hasEdge, planNetwork, type Floor, type PlanNetwork } from './plan-network.js';
import type { AssignmentOptions, AssignmentProblem, Outcome, Plan } from './types.js';

/** Levels of k that are tried. */
const LEVELS = 8;

export interface FairPlan {
  plan: Plan;
  /** What the plan's prices prove it best for (see `raiseFloor`); null: the plain plan. */
  floor: Floor | null;
  /** The smallest total of any need with an edge, in units; 0 if there is no such need. */
  worst: number;
  worstNeedIds: string[];
  /** No plan has a greater worst total than this. */
  bound: number;
}

export type FairOutcome = { kind: 'plan'; fair: FairPlan } | Exclude<Outcome, { kind: 'plan' }>;

export function assignFairly(
  problem: AssignmentProblem,
  options: AssignmentOptions = {},
): FairOutcome {
  const indexed = indexProblem(problem, options.scale);
  const network = planNetwork(indexed);
  const plain = assignIndexed(indexed, network, options);
  if (plain.kind === 'infeasible') return plain;
  const scores = distinctScores(indexed);
  let best = judge(indexed, plain.plan, null);
  const most = indexed.needs.reduce(
    (k, { max }, n) => Math.max(k, Math.min(max, edgesOf(indexed, n))),
    0,
  );
  // With one profile a need a required pair is all its need gets: no use in a higher floor.
  const ceiling = most <= 1 ? leastRequired(indexed) : Infinity;
  for (let least = 0; least <= Math.min(LEVELS, most); least++) {
    const highest = highestFloor(indexed, network, least, scores);
    if (highest === null) break;
    const units = Math.min(highest, ceiling);
    const plan = planAbove(indexed, network, { least, units }, options);
    if (plan === null) break;
    const next = judge(indexed, plan, { least, units });
    const better = next.worst - best.worst || next.plan.units - best.plan.units;
    if (better > 0) best = next;
  }
  const single = most <= 1 ? best.worst : Infinity;
  return { kind: 'plan', fair: { ...best, bound: Math.min(single, bound(indexed, plain.plan)) } };
}

/** The problem under a floor: `verify` finds a fair plan optimal for it. */
export function raiseFloor(
  problem: AssignmentProblem,
  floor: Floor,
  scale = 1e6,
): AssignmentProblem {
  const key = (p: { needId: string; profileId: string }): string =>
    JSON.stringify([p.needId, p.profileId]);
  const required = new Set((problem.required ?? []).map(key));
  const forbidden = new Set((problem.forbidden ?? []).map(key));
  const served = new Set(
    problem.edges.filter((e) => !forbidden.has(key(e))).map(({ needId }) => needId),
  );
  const raise = (min: number, max: number): number => Math.max(min, Math.min(max, floor.least));
  return {
    ...problem,
    needs: problem.needs.map((n) => (served.has(n.id) ? { ...n, min: raise(n.min, n.max) } : n)),
    edges: problem.edges.filter(
      (e) => Math.round(e.score * scale) >= floor.units || required.has(key(e)),
    ),
  };
}

const edgesOf = ({ edgeStart }: IndexedProblem, n: number): number =>
  edgeStart[n + 1] - edgeStart[n];

function leastRequired({ edgeUnits, edgeMark }: IndexedProblem): number {
  return edgeUnits.reduce(
    (least, units, e) => (edgeMark[e] === REQUIRED ? Math.min(least, units) : least),
    Infinity,
  );
}

/** Ascending, without repeats. */
function distinctScores({ edgeUnits, edgeMark }: IndexedProblem): Float64Array {
  const sorted = edgeUnits.filter((_, e) => edgeMark[e] === FREE).sort();
  return sorted.filter((s, i) => i === 0 || s !== sorted[i - 1]);
}

/** Null: not even without a threshold. For k = 0 nothing above 0 is asked. */
function highestFloor(
  problem: IndexedProblem,
  network: PlanNetwork,
  least: number,
  scores: Float64Array,
): number | null {
  const levels = least === 0 ? [...scores.filter((s) => s < 0), 0] : scores;
  const holds = (units: number): boolean => canKeep(problem, network, { least, units });
  let low = -1;
  for (let high = levels.length; high - low > 1;) {
    const middle = (low + high) >> 1;
    if (holds(levels[middle])) low = middle;
    else high = middle;
  }
  return low < 0 ? null : levels[low];
}

/** What each need gets. Both the pairs and the needs stand in the order of ids. */
function totalsOf(problem: IndexedProblem, plan: Plan): Float64Array {
  const { needs, profiles, edgeStart, edgeProfile, edgeUnits } = problem;
  const totals = new Float64Array(needs.length);
  const numbers = new Map(profiles.map(({ id }, j) => [id, j]));
  let need = 0;
  for (const { needId, profileId } of plan.pairs) {
    while (needs[need].id !== needId) need++;
    const own = edgeProfile.subarray(edgeStart[need], edgeStart[need + 1]);
    totals[need] += edgeUnits[edgeStart[need] + own.indexOf(numbers.get(profileId) ?? -1)];
  }
  return totals;
}

function judge(problem: IndexedProblem, plan: Plan, floor: Floor | null): Omit<FairPlan, 'bound'> {
  const totals = totalsOf(problem, plan);
  const served = problem.needs.map((_, n) => n).filter((n) => hasEdge(problem, n));
  const worst = served.reduce((least, n) => Math.min(least, totals[n]), Infinity);
  const worstNeedIds = served.filter((n) => totals[n] === worst).map((n) => problem.needs[n].id);
  return { plan, floor, worst: worst === Infinity ? 0 : worst, worstNeedIds };
}

/**
 * No need can have more than its own best pairs; and since needs without an edge get nothing,
 * the worst total is no greater than the mean of the greatest sum.
 */
function bound(problem: IndexedProblem, plain: Plan): number {
  const { needs, edgeStart, edgeMark, edgeUnits } = problem;
  let served = 0;
  let least = Infinity;
  for (let n = 0; n < needs.length; n++) {
    if (!hasEdge(problem, n)) continue;
    served++;
    let own = 0;
    let taken = 0;
    for (let e = edgeStart[n]; e < edgeStart[n + 1] && taken < needs[n].max; e++) {
      if (edgeMark[e] === FORBIDDEN || (edgeUnits[e] <= 0 && taken >= needs[n].min)) continue;
      own += edgeUnits[e];
      taken++;
    }
    least = Math.min(least, own);
  }
  return served === 0 ? 0 : Math.min(least, Math.floor(plain.units / served));
}
