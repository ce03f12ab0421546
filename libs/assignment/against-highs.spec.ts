import type { Highs } from 'highs';
import { assign, reassign, verify, type AssignmentProblem } from './index.js';
import { randomProblem } from './random-problem.js';

/** Its types describe another module form than the one that jest loads. */
const loadHighs = jest.requireActual<() => Promise<Highs>>('highs');
let highs: Highs;
beforeAll(async () => {
  highs = await loadHighs();
});

const shapes = [
  { needs: 3, profiles: 4, density: 0.7, ties: true, minimum: 2 },
  { needs: 6, profiles: 8, density: 0.5, ties: true },
  { needs: 8, profiles: 6, density: 0.6, minimum: 1 },
  { needs: 15, profiles: 20, density: 0.3 },
  { needs: 12, profiles: 10, density: 0.5, plain: true, ties: true },
];
const cases = Array.from({ length: 300 }, (_, seed) => ({ seed, shape: shapes[seed % 5] }));

test('300 random problems: HiGHS finds the same total, or also no plan', () => {
  const counts = { plan: 0, infeasible: 0 };
  for (const { seed, shape } of cases) {
    const problem = randomProblem(seed, shape);
    const outcome = assign(problem);
    const theirs = solveWithHighs(problem);
    counts[outcome.kind]++;
    const ours = outcome.kind === 'plan' ? outcome.plan.total : null;
    if (ours === null || theirs === null) expect([seed, ours]).toEqual([seed, theirs]);
    else expect(Math.abs(ours - theirs)).toBeLessThan(1e-6);
    if (outcome.kind === 'plan') {
      const clean = { feasible: true, violations: [], gap: 0, optimal: true };
      expect([seed, verify(problem, outcome.plan)]).toEqual([seed, clean]);
    }
  }
  expect(counts.plan).toBeGreaterThan(120);
  expect(counts.infeasible).toBeGreaterThan(50);
});

test('the weight of a diagnosis is the least that HiGHS finds for the elastic problem', () => {
  let checked = 0;
  for (const { seed, shape } of cases) {
    const problem = randomProblem(seed, shape);
    const weights = { capacity: 2, minimum: 3, 'group-limit': 1, maximum: 1, required: 2 };
    const outcome = assign(problem, { weights });
    if (outcome.kind === 'plan') continue;
    const least = solveWithHighs(problem, { ...weights, forbidden: 1 });
    expect([seed, outcome.diagnosis.weight]).toEqual([seed, Math.round(-(least ?? NaN))]);
    checked++;
  }
  expect(checked).toBeGreaterThan(50);
});

test('planning again after refusals gives the total that HiGHS finds anew', () => {
  let checked = 0;
  for (const { seed, shape } of cases) {
    const problem = { ...randomProblem(seed, shape), required: [] };
    const outcome = assign(problem);
    if (outcome.kind !== 'plan' || outcome.plan.pairs.length < 2) continue;
    const { pairs } = outcome.plan;
    const change = { refused: [pairs[seed % pairs.length], pairs[(seed + 1) % pairs.length]] };
    const again = reassign(problem, outcome.plan, change);
    const ours = again.outcome.kind === 'plan' ? again.outcome.plan.total : null;
    const theirs = solveWithHighs(again.problem);
    if (ours === null || theirs === null) expect([seed, ours]).toEqual([seed, theirs]);
    else expect(Math.abs(ours - theirs)).toBeLessThan(1e-6);
    checked++;
  }
  expect(checked).toBeGreaterThan(100);
});

/**
 * The linear program in CPLEX LP text; null when infeasible. With weights every rule is elastic
 * and the optimum is the negative weight of the cheapest violation.
 */
function solveWithHighs(
  problem: AssignmentProblem,
  weights?: Record<string, number>,
): number | null {
  const terms: string[] = [];
  const bounds: string[] = [];
  const rows: string[] = [];
  const name = (p: { needId: string; profileId: string }) => `${p.needId}${p.profileId}`;
  const required = new Set((problem.required ?? []).map(name));
  const forbidden = new Set((problem.forbidden ?? []).map(name));
  const live = problem.edges.filter((e) => weights || !forbidden.has(name(e)));
  let constant = 0;
  for (const e of live) {
    const x = name(e);
    bounds.push(`${required.has(x) && !weights ? 1 : 0} <= ${x} <= 1`);
    if (!weights) terms.push(`+ ${e.score} ${x}`);
    else if (forbidden.has(x)) terms.push(`- ${weights.forbidden} ${x}`);
    else if (required.has(x)) {
      terms.push(`+ ${weights.required} ${x}`);
      constant -= weights.required;
    }
  }
  const row = (edges: typeof live, sense: string, limit: number, rule: string) => {
    const sum = edges.map((e) => `+ ${name(e)}`).join(' ');
    const slack = `s${rows.length}`;
    if (weights) {
      terms.push(`- ${weights[rule]} ${slack}`);
      rows.push(`c${rows.length}: ${sum} ${sense === '<=' ? '-' : '+'} ${slack} ${sense} ${limit}`);
    } else rows.push(`c${rows.length}: ${sum || '0 one'} ${sense} ${limit}`);
  };
  for (const n of problem.needs) {
    const own = live.filter(({ needId }) => needId === n.id);
    row(own, '>=', n.min, 'minimum');
    row(own, '<=', n.max, 'maximum');
    for (const group of ['g0', 'g1', 'g2']) {
      const special = problem.groupLimits?.find((l) => l.needId === n.id && l.group === group);
      const limit = special?.max ?? n.perGroup;
      const ids = new Set(problem.profiles.filter((p) => p.group === group).map((p) => p.id));
      const inGroup = own.filter(({ profileId }) => ids.has(profileId));
      if (limit !== undefined && inGroup.length > 0) row(inGroup, '<=', limit, 'group-limit');
    }
  }
  for (const p of problem.profiles) {
    const own = live.filter(({ profileId }) => profileId === p.id);
    row(own, '<=', p.capacity, 'capacity');
  }
  const text =
    `Maximize\n obj: ${terms.join(' ') || '0 one'}\nSubject To\n ${rows.join('\n ')}\n` +
    `Bounds\n ${[...bounds, '0 <= one <= 1'].join('\n ')}\nEnd\n`;
  const solution = highs.solve(text);
  if (solution.Status === 'Infeasible') return null;
  if (solution.Status !== 'Optimal') throw new Error(solution.Status);
  return solution.ObjectiveValue + constant;
}
