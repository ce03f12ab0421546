import {
  assign,
  assignFairly,
  raiseFloor,
  verify,
  type AssignmentProblem,
  type Plan,
} from './index.js';
import { randomProblem } from './random-problem.js';

/** Totals of the needs that have an edge which is not forbidden. */
function totalsOf(problem: AssignmentProblem, pairs: Plan['pairs']): number[] {
  const key = (p: { needId: string; profileId: string }) => `${p.needId} ${p.profileId}`;
  const forbidden = new Set((problem.forbidden ?? []).map(key));
  const chosen = new Set(pairs.map(key));
  return problem.needs
    .map((n) => ({ n, own: problem.edges.filter((e) => e.needId === n.id) }))
    .filter(({ n, own }) => n.max > 0 && own.some((e) => !forbidden.has(key(e))))
    .map(({ own }) =>
      own.filter((e) => chosen.has(key(e))).reduce((sum, e) => sum + Math.round(e.score * 1e6), 0),
    );
}

const least = (totals: number[]): number => (totals.length === 0 ? 0 : Math.min(...totals));

/** Every plan of a small problem, by trying each edge in and out. */
function everyPlan(problem: AssignmentProblem): Plan['pairs'][] {
  const plans: Plan['pairs'][] = [];
  const prices = { needs: [], profiles: [], groups: [] };
  for (let bits = 0; bits < 2 ** problem.edges.length; bits++) {
    const edges = problem.edges.filter((_, i) => (bits >> i) & 1);
    const units = edges.reduce((sum, e) => sum + Math.round(e.score * 1e6), 0);
    const pairs = edges.map(({ needId, profileId }) => ({ needId, profileId }));
    const plan = { pairs, units, total: units / 1e6, scale: 1e6, prices };
    if (verify(problem, plan).feasible) plans.push(pairs);
  }
  return plans;
}

test('the worst-served need never gets less than in the plain plan, nor more than the bound', () => {
  let lifted = 0;
  for (let seed = 0; seed < 60; seed++) {
    const problem = randomProblem(seed, {
      needs: 8,
      profiles: 9,
      density: 0.7,
      plain: seed % 3 > 0,
    });
    const plain = assign(problem);
    const outcome = assignFairly(problem);
    expect(outcome.kind).toBe(plain.kind);
    if (plain.kind !== 'plan' || outcome.kind !== 'plan') continue;
    const { plan, worst, bound, floor } = outcome.fair;
    expect(worst).toBe(least(totalsOf(problem, plan.pairs)));
    expect(worst).toBeGreaterThanOrEqual(least(totalsOf(problem, plain.plan.pairs)));
    expect(bound).toBeGreaterThanOrEqual(worst);
    expect(verify(problem, plan).feasible).toBe(true);
    expect(verify(floor ? raiseFloor(problem, floor) : problem, plan).optimal).toBe(true);
    if (floor && floor.units >= 0) expect(worst).toBeGreaterThanOrEqual(0);
    if (worst > least(totalsOf(problem, plain.plan.pairs))) lifted++;
  }
  expect(lifted).toBeGreaterThan(10);
});

test('with one profile a need it is exact: worst first, then the sum, as trying all shows', () => {
  let checked = 0;
  for (let seed = 0; seed < 400 && checked < 60; seed++) {
    const drawn = randomProblem(seed, {
      needs: 3,
      profiles: 4,
      density: 0.6,
      ties: seed % 2 === 0,
    });
    const needs = drawn.needs.map((n) => ({ ...n, max: Math.max(n.min, 1) }));
    const required = seed % 3 === 0 ? drawn.edges.slice(0, 1) : drawn.required;
    const forbidden = seed % 3 === 0 ? [] : drawn.forbidden;
    const problem = { ...drawn, needs, required, forbidden };
    if (problem.edges.length > 9) continue;
    const outcome = assignFairly(problem);
    if (outcome.kind !== 'plan') continue;
    const all = everyPlan(problem).map((pairs) => {
      const totals = totalsOf(problem, pairs);
      return { worst: least(totals), sum: totals.reduce((a, b) => a + b, 0) };
    });
    all.sort((a, b) => b.worst - a.worst || b.sum - a.sum);
    const { worst, bound, plan } = outcome.fair;
    expect([seed, worst, bound, plan.units]).toEqual([seed, all[0].worst, worst, all[0].sum]);
    checked++;
  }
  expect(checked).toBe(60);
});

test('with several profiles a need the bound holds against every plan there is', () => {
  let checked = 0;
  for (let seed = 0; seed < 200 && checked < 25; seed++) {
    const problem = randomProblem(seed, { needs: 3, profiles: 4, density: 0.6, minimum: 1 });
    const outcome = assignFairly(problem);
    if (problem.edges.length > 9 || outcome.kind !== 'plan') continue;
    const worsts = everyPlan(problem).map((pairs) => least(totalsOf(problem, pairs)));
    expect(outcome.fair.bound).toBeGreaterThanOrEqual(Math.max(...worsts));
    checked++;
  }
  expect(checked).toBe(25);
});
