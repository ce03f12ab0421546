import { DomainError } from '../kernel/index.js';
import {
  assign,
  reassign,
  relaxProblem,
  verify,
  type AssignmentProblem,
  type Diagnosis,
  type Plan,
} from './index.js';
import { randomProblem, shuffleProblem } from './random-problem.js';

const shapes = [
  { needs: 5, profiles: 6, density: 0.6, ties: true },
  { needs: 9, profiles: 7, density: 0.5 },
  { needs: 4, profiles: 5, density: 0.6, ties: true, minimum: 2 },
];
const problems = Array.from({ length: 150 }, (_, seed) => ({
  seed,
  problem: randomProblem(seed + 1000, shapes[seed % shapes.length]),
}));
const planned: { seed: number; problem: AssignmentProblem; plan: Plan }[] = [];
const unplanned: { seed: number; problem: AssignmentProblem; diagnosis: Diagnosis }[] = [];
for (const { seed, problem } of problems) {
  const outcome = assign(problem, { seed });
  if (outcome.kind === 'plan') planned.push({ seed, problem, plan: outcome.plan });
  else unplanned.push({ seed, problem, diagnosis: outcome.diagnosis });
}

test('both kinds of outcome are there to be tried', () => {
  expect(planned.length).toBeGreaterThan(50);
  expect(unplanned.length).toBeGreaterThan(40);
});

test('the order of the input leaves no trace, neither in plans nor in diagnoses', () => {
  for (const { seed, problem } of problems)
    expect(assign(shuffleProblem(problem, seed), { seed })).toEqual(assign(problem, { seed }));
});

test('another seed may change the plan, never its total', () => {
  let different = 0;
  for (const { seed, problem, plan } of planned) {
    const outcome = assign(problem, { seed: seed + 1 });
    if (outcome.kind !== 'plan') throw new Error('no plan');
    expect(outcome.plan.units).toBe(plan.units);
    expect(verify(problem, outcome.plan).optimal).toBe(true);
    if (JSON.stringify(outcome.plan.pairs) !== JSON.stringify(plan.pairs)) different++;
  }
  expect(different).toBeGreaterThan(5);
});

test('a plan without one of its pairs, or with a wrong total, is caught', () => {
  for (const { problem, plan } of planned) {
    if (plan.pairs.length === 0) continue;
    const cut = { ...plan, pairs: plan.pairs.slice(1) };
    expect(verify(problem, cut).optimal && plan.units !== 0).toBe(false);
    const lied = { ...plan, units: plan.units + 1, total: (plan.units + 1) / plan.scale };
    expect(verify(problem, lied).violations.map(({ rule }) => rule)).toContain('total');
  }
});

test('a total that is no whole number of units is a false total, not a crash', () => {
  const [{ problem, plan }] = planned;
  for (const change of [{ units: NaN }, { units: 0.5 }, { scale: 0 }, { scale: Infinity }])
    expect(verify(problem, { ...plan, ...change })).toMatchObject({
      feasible: false,
      violations: [{ rule: 'total' }],
      gap: null,
    });
});

test('a plan with any pair more is caught: it breaks a rule or its total is untrue', () => {
  for (const { problem, plan } of planned)
    for (const { needId, profileId, score } of problem.edges) {
      const verdict = verify(problem, { ...plan, pairs: [...plan.pairs, { needId, profileId }] });
      if (score !== 0) expect(verdict.feasible).toBe(false);
    }
});

test('verify names each broken rule', () => {
  const problem: AssignmentProblem = {
    needs: [
      { id: 'a', min: 1, max: 1, perGroup: 1 },
      { id: 'b', min: 1, max: 2, perGroup: 1 },
    ],
    profiles: [
      { id: 'p', capacity: 1, group: 'g' },
      { id: 'q', capacity: 1, group: 'g' },
    ],
    edges: [
      { needId: 'a', profileId: 'p', score: 2 },
      { needId: 'a', profileId: 'q', score: 1 },
      { needId: 'b', profileId: 'p', score: 2 },
    ],
    required: [{ needId: 'b', profileId: 'p' }],
    forbidden: [{ needId: 'a', profileId: 'p' }],
  };
  const judge = (pairs: [string, string][]) => {
    const list = pairs.map(([needId, profileId]) => ({ needId, profileId }));
    const prices = { needs: [], profiles: [], groups: [] };
    const plan = { pairs: list, units: 0, total: 0, scale: 1, prices };
    return verify(problem, plan).violations.map(({ rule }) => rule);
  };
  expect(judge([['a', 'q']])).toEqual(['minimum', 'required', 'total']);
  expect(
    judge([
      ['a', 'p'],
      ['a', 'q'],
      ['b', 'p'],
    ]),
  ).toEqual(
    ['forbidden', 'maximum', 'group-limit', 'capacity', 'total'], // prettier-ignore
  );
  expect(
    judge([
      ['b', 'q'],
      ['b', 'p'],
      ['a', 'q'],
      ['a', 'q'],
    ]),
  ).toEqual(
    ['double-pair', 'group-limit', 'capacity', 'unknown-pair', 'total'], // prettier-ignore
  );
});

test('prices that prove too little, or nothing, are not taken for a proof', () => {
  for (const { problem, plan } of planned) {
    const free = { ...plan, prices: { needs: [], profiles: [], groups: [] } };
    const { gap } = verify(problem, free);
    expect(gap === null || gap >= 0).toBe(true);
    for (const price of [-1, 0.5, NaN, Infinity]) {
      const profiles = [{ profileId: problem.profiles[0].id, price }];
      const verdict = verify(problem, { ...plan, prices: { ...plan.prices, profiles } });
      expect([verdict.gap, verdict.optimal]).toEqual([null, false]);
    }
  }
});

test('a feasible plan that is not the best has a gap', () => {
  let tried = 0;
  for (const { problem, plan } of planned) {
    const worse = assign({
      ...problem,
      edges: problem.edges.map((e) => ({ ...e, score: -e.score })),
    });
    if (worse.kind !== 'plan') throw new Error('no plan');
    const units = -worse.plan.units;
    const verdict = verify(problem, {
      ...plan,
      pairs: worse.plan.pairs,
      units,
      total: units / plan.scale,
    });
    expect(verdict.feasible).toBe(true);
    expect(verdict.gap).toBe(plan.units - units);
    tried += plan.units === units ? 0 : 1;
  }
  expect(tried).toBeGreaterThan(30);
});

test('a diagnosis mends the problem, and no part of it can be left out or made smaller', () => {
  for (const { problem, diagnosis } of unplanned) {
    expect(assign(relaxProblem(problem, diagnosis.relax)).kind).toBe('plan');
    diagnosis.relax.forEach((r, i) => {
      const others = diagnosis.relax.filter((_, k) => k !== i);
      const step = 'from' in r ? [{ ...r, to: r.to - Math.sign(r.to - r.from) }] : [];
      expect(assign(relaxProblem(problem, [...others, ...step])).kind).toBe('infeasible');
      expect(assign(relaxProblem(problem, others)).kind).toBe('infeasible');
    });
    expect(diagnosis.stuck.needIds.length + diagnosis.stuck.profileIds.length).toBeGreaterThan(0);
  }
});

test('planning again after changed capacities equals planning anew, step after step', () => {
  for (const { seed, problem: first, plan: firstPlan } of planned) {
    let problem = first;
    let plan = firstPlan;
    for (let round = 0; round < 4; round++) {
      const p = problem.profiles[(seed + round * 5) % problem.profiles.length];
      const capacity = Math.max(0, p.capacity + ((seed + round) % 3) - 1);
      const change = {
        capacities: [{ profileId: p.id, capacity }],
        refused: round === 2 ? plan.pairs.slice(0, 1).filter((x) => !isRequired(problem, x)) : [],
      };
      const again = reassign(problem, plan, change);
      const anew = assign(again.problem);
      expect([seed, round, again.outcome.kind]).toEqual([seed, round, anew.kind]);
      if (again.outcome.kind !== 'plan' || anew.kind !== 'plan') break;
      expect(again.outcome.plan.units).toBe(anew.plan.units);
      expect(verify(again.problem, again.outcome.plan).optimal).toBe(true);
      ({ problem } = again);
      ({ plan } = again.outcome);
    }
  }
});

test('a refused pair that is also required is refused itself, by name', () => {
  const problem: AssignmentProblem = {
    needs: [{ id: 'a', min: 0, max: 1 }],
    profiles: [{ id: 'p', capacity: 1 }],
    edges: [{ needId: 'a', profileId: 'p', score: 1 }],
    required: [{ needId: 'a', profileId: 'p' }],
  };
  const outcome = assign(problem);
  if (outcome.kind !== 'plan') throw new Error('no plan');
  expect(() => reassign(problem, outcome.plan, { refused: outcome.plan.pairs })).toThrow(
    DomainError,
  );
});

function isRequired(
  { required = [] }: AssignmentProblem,
  pair: { needId: string; profileId: string },
) {
  return required.some((r) => r.needId === pair.needId && r.profileId === pair.profileId);
}
