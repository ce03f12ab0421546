import {
  assign,
  assignFairly,
  reassign,
  verify,
  type AssignmentProblem,
  type Plan,
} from './index.js';

/*
 * By hand. Needs a and b want one profile each; p and q may serve one need each.
 *
 *        p   q
 *   a    5   4
 *   b    3   –
 *
 * Only b–p serves b at all. a–p + nothing = 5; a–q + b–p = 4 + 3 = 7: the best plan.
 * A second place at p would allow a–p + b–p = 8: p's price is 1. Then a's place is worth
 * 5 − 1 = 4 − 0 = 4 and b's 3 − 1 = 2: the bound 4 + 2 + 1 = 7 equals the total.
 */
const problem: AssignmentProblem = {
  needs: [
    { id: 'a', min: 0, max: 1 },
    { id: 'b', min: 0, max: 1 },
  ],
  profiles: [
    { id: 'p', capacity: 1 },
    { id: 'q', capacity: 1 },
  ],
  edges: [
    { needId: 'a', profileId: 'p', score: 5 },
    { needId: 'a', profileId: 'q', score: 4 },
    { needId: 'b', profileId: 'p', score: 3 },
  ],
};

const planOf = (given: AssignmentProblem): Plan => {
  const outcome = assign(given, { scale: 1 });
  if (outcome.kind !== 'plan') throw new Error('no plan');
  return outcome.plan;
};

test('the plan of the example is the one found by hand, with its prices', () => {
  const plan = planOf(problem);
  expect(plan.pairs).toEqual([
    { needId: 'a', profileId: 'q' },
    { needId: 'b', profileId: 'p' },
  ]);
  expect(plan.total).toBe(7);
  const v = plan.prices.profiles.find(({ profileId }) => profileId === 'p')?.price;
  expect(v).toBeGreaterThanOrEqual(1);
  expect(verify(problem, plan)).toEqual({ feasible: true, violations: [], gap: 0, optimal: true });
});

test('after b refuses p, a moves back to p', () => {
  const { outcome } = reassign(problem, planOf(problem), {
    refused: [{ needId: 'b', profileId: 'p' }],
  });
  expect(outcome).toMatchObject({
    kind: 'plan',
    plan: { pairs: [{ needId: 'a', profileId: 'p' }], total: 5 },
  });
});

test('two needs that must have the one place of p are told to enlarge it', () => {
  const outcome = assign({
    needs: [
      { id: 'a', min: 1, max: 1 },
      { id: 'b', min: 1, max: 1 },
    ],
    profiles: [{ id: 'p', capacity: 1 }],
    edges: [
      { needId: 'a', profileId: 'p', score: 5 },
      { needId: 'b', profileId: 'p', score: 3 },
    ],
  });
  expect(outcome).toEqual({
    kind: 'infeasible',
    diagnosis: {
      relax: [{ rule: 'capacity', profileId: 'p', from: 1, to: 2 }],
      weight: 1,
      stuck: { needIds: ['a', 'b'], profileIds: ['p'] },
    },
  });
});

test('fairness lifts the worst-served need before it counts the sum', () => {
  const edges = [
    { needId: 'a', profileId: 'p', score: 9 },
    { needId: 'a', profileId: 'q', score: 4 },
    { needId: 'b', profileId: 'p', score: 4 },
    { needId: 'b', profileId: 'q', score: 0 },
  ];
  const unfair = { ...problem, edges };
  expect(planOf(unfair).total).toBe(9);
  const outcome = assignFairly(unfair, { scale: 1 });
  expect(outcome).toMatchObject({
    kind: 'plan',
    fair: { worst: 4, bound: 4, floor: { least: 1, units: 4 }, plan: { total: 8 } },
  });
});

test('of two equal profiles the seed decides, always in the same way', () => {
  const tied: AssignmentProblem = {
    needs: [{ id: 'a', min: 0, max: 1 }],
    profiles: [
      { id: 'p', capacity: 1 },
      { id: 'q', capacity: 1 },
    ],
    edges: [
      { needId: 'a', profileId: 'p', score: 1 },
      { needId: 'a', profileId: 'q', score: 1 },
    ],
  };
  const pick = (seed: number) => {
    const outcome = assign(tied, { seed });
    return outcome.kind === 'plan' ? outcome.plan.pairs[0].profileId : '';
  };
  const picks = Array.from({ length: 40 }, (_, seed) => pick(seed));
  expect(new Set(picks)).toEqual(new Set(['p', 'q']));
  expect(Array.from({ length: 40 }, (_, seed) => pick(seed))).toEqual(picks);
});
