/**
 * Judges a plan without trusting whoever made it; shares no code with the solver.
 *
 * Input   the problem as given and a plan, made by hand or by the solver.
 * Output  every broken rule; and, from the prices, an upper bound for any plan's total.
 * Method  Weak duality. With prices u (needs, any sign), v (profiles, ≥ 0), w (group limits, ≥ 0)
 *         no plan is worth more than
 *           Σ max(max·u, min·u) + Σ capacity·v + Σ limit·w + Σ of edges max(0, s − u − v − w),
 *         where a required edge counts s − u − v − w even below 0. A plan that reaches its bound
 *         is optimal. Sums are BigInt: the gap is exact.
 * Cost    O(needs + profiles + edges + pairs).
 * Example Need a (min 1, max 1), p worth 5, q worth 3, both free. Plan a–p, u(a) = 5: bound
 *         5 + max(0, 5 − 5) + max(0, 3 − 5) = 5 = total, gap 0. With u(a) = 3 the bound is
 *         3 + 2 + 0 = 5 too; with u(a) = 0 it is 8, which proves nothing.
 */
import type { AssignmentProblem, Need, Pair, Plan, Profile } from './types.js';

/** `rule` names the rule, `where` the ids. */
export interface Violation {
  rule:
    | 'unknown-pair'
    | 'double-pair'
    | 'forbidden'
    | 'required'
    | 'minimum'
    | 'maximum'
    | 'capacity'
    | 'group-limit'
    | 'total'
    | 'price';
  where: string;
}

export interface Verdict {
  /** No rule is broken and the stated total is true. */
  feasible: boolean;
  violations: Violation[];
  /** Upper bound less total, in units; null when a price is not admissible. */
  gap: number | null;
  /** Feasible, with gap 0: no plan is better. */
  optimal: boolean;
}

interface Ledger {
  needs: Map<string, { need: Need; pairs: Map<string, number>; price: number }>;
  profiles: Map<string, { profile: Profile; load: number; price: number }>;
  limits: Map<string, number>;
  forbidden: Set<string>;
  required: Set<string>;
}

const key = (a: string, b: string): string => JSON.stringify([a, b]);

/** `problem` must be one that `assign` accepts; the plan may be anything of its type. */
export function verify(problem: AssignmentProblem, plan: Plan): Verdict {
  if (!Number.isSafeInteger(plan.units) || !Number.isInteger(plan.scale) || plan.scale < 1) {
    const where = `${plan.units} units of 1 / ${plan.scale}`;
    return { feasible: false, violations: [{ rule: 'total', where }], gap: null, optimal: false };
  }
  const ledger = openLedger(problem);
  const violations = [...bookPairs(ledger, plan.pairs), ...checkNeeds(ledger)];
  for (const { profile, load } of ledger.profiles.values())
    if (load > profile.capacity) violations.push({ rule: 'capacity', where: profile.id });
  for (const pair of problem.required ?? [])
    if (!ledger.needs.get(pair.needId)?.pairs.has(pair.profileId))
      violations.push({ rule: 'required', where: key(pair.needId, pair.profileId) });
  const { total, unknown } = sumScores(problem, ledger, plan.scale);
  violations.push(...unknown);
  if (total !== BigInt(plan.units) || plan.total !== plan.units / plan.scale)
    violations.push({ rule: 'total', where: `${total} units` });
  const feasible = violations.length === 0;
  const bound = boundTotal(problem, ledger, plan, violations);
  const gap = bound === null ? null : Number(bound - total);
  return { feasible, violations, gap, optimal: feasible && gap === 0 };
}

function openLedger(problem: AssignmentProblem): Ledger {
  const names = (pairs: readonly Pair[] = []): Set<string> =>
    new Set(pairs.map((p) => key(p.needId, p.profileId)));
  return {
    needs: new Map(problem.needs.map((n) => [n.id, { need: n, pairs: new Map(), price: 0 }])),
    profiles: new Map(problem.profiles.map((p) => [p.id, { profile: p, load: 0, price: 0 }])),
    limits: new Map((problem.groupLimits ?? []).map((l) => [key(l.needId, l.group), l.max])),
    forbidden: names(problem.forbidden),
    required: names(problem.required),
  };
}

function bookPairs(ledger: Ledger, pairs: readonly Pair[]): Violation[] {
  const violations: Violation[] = [];
  for (const { needId, profileId } of pairs) {
    const where = key(needId, profileId);
    const need = ledger.needs.get(needId);
    const profile = ledger.profiles.get(profileId);
    if (!need || !profile) violations.push({ rule: 'unknown-pair', where });
    else if (need.pairs.has(profileId)) violations.push({ rule: 'double-pair', where });
    else {
      need.pairs.set(profileId, 0);
      profile.load++;
      if (ledger.forbidden.has(where)) violations.push({ rule: 'forbidden', where });
    }
  }
  return violations;
}

const limitOf = ({ limits }: Ledger, need: Need, group: string): number =>
  limits.get(key(need.id, group)) ?? need.perGroup ?? Infinity;

function checkNeeds(ledger: Ledger): Violation[] {
  const violations: Violation[] = [];
  for (const { need, pairs } of ledger.needs.values()) {
    if (pairs.size < need.min) violations.push({ rule: 'minimum', where: need.id });
    if (pairs.size > need.max) violations.push({ rule: 'maximum', where: need.id });
    const groups = new Map<string, number>();
    for (const id of pairs.keys()) {
      const group = ledger.profiles.get(id)?.profile.group;
      if (group !== undefined) groups.set(group, (groups.get(group) ?? 0) + 1);
    }
    for (const [group, count] of groups)
      if (count > limitOf(ledger, need, group))
        violations.push({ rule: 'group-limit', where: key(need.id, group) });
  }
  return violations;
}

/** A pair that no edge names is unknown, however good it looks. */
function sumScores(
  problem: AssignmentProblem,
  ledger: Ledger,
  scale: number,
): { total: bigint; unknown: Violation[] } {
  let total = 0n;
  for (const { needId, profileId, score } of problem.edges) {
    const pairs = ledger.needs.get(needId)?.pairs;
    if (!pairs?.has(profileId)) continue;
    pairs.set(profileId, 1);
    total += BigInt(Math.round(score * scale));
  }
  const unknown: Violation[] = [];
  for (const { need, pairs } of ledger.needs.values())
    for (const [id, met] of pairs)
      if (met === 0) unknown.push({ rule: 'unknown-pair', where: key(need.id, id) });
  return { total, unknown };
}

/** Null, with the reason among the violations, when the prices prove nothing. */
function boundTotal(
  problem: AssignmentProblem,
  ledger: Ledger,
  { prices, scale }: Plan,
  violations: Violation[],
): bigint | null {
  const wrong: Violation[] = [];
  const admit = (where: string, price: number, known: boolean, least: number): boolean => {
    const good = known && Number.isSafeInteger(price) && price >= least;
    if (!good) wrong.push({ rule: 'price', where });
    return good;
  };
  let bound = 0n;
  for (const { needId, price } of prices.needs) {
    const entry = ledger.needs.get(needId);
    if (!admit(needId, price, entry?.price === 0, -Infinity) || !entry) continue;
    entry.price = price;
    bound += BigInt(price > 0 ? entry.need.max : entry.need.min) * BigInt(price);
  }
  for (const { profileId, price } of prices.profiles) {
    const entry = ledger.profiles.get(profileId);
    if (!admit(profileId, price, entry?.price === 0, 0) || !entry) continue;
    entry.price = price;
    bound += BigInt(entry.profile.capacity) * BigInt(price);
  }
  const groups = new Map<string, number>();
  for (const { needId, group, price } of prices.groups) {
    const need = ledger.needs.get(needId)?.need;
    const limit = need ? limitOf(ledger, need, group) : Infinity;
    const known = limit < Infinity && !groups.has(key(needId, group));
    if (!admit(key(needId, group), price, known, 0)) continue;
    groups.set(key(needId, group), price);
    bound += BigInt(limit) * BigInt(price);
  }
  violations.push(...wrong);
  return wrong.length > 0 ? null : bound + edgeRents(problem, ledger, groups, scale);
}

function edgeRents(
  problem: AssignmentProblem,
  ledger: Ledger,
  groups: Map<string, number>,
  scale: number,
): bigint {
  let sum = 0n;
  let part = 0;
  const paired = ledger.forbidden.size + ledger.required.size > 0;
  for (const { needId, profileId, score } of problem.edges) {
    const profile = ledger.profiles.get(profileId);
    const group = profile?.profile.group;
    let rent = Math.round(score * scale) - (ledger.needs.get(needId)?.price ?? 0);
    rent -= profile?.price ?? 0;
    if (group !== undefined && groups.size > 0) rent -= groups.get(key(needId, group)) ?? 0;
    const where = paired ? key(needId, profileId) : '';
    if (ledger.forbidden.has(where) || (rent <= 0 && !ledger.required.has(where))) continue;
    part += rent;
    if (Math.abs(part) < 2 ** 52) continue;
    sum += BigInt(part);
    part = 0;
  }
  return sum + BigInt(part);
}
