import type { JudgedNeed } from './judgments.js';
import { learnWeights, learnWeightsSteps, type Lesson } from './learn-weights.js';
import { type Habit, plantUse, VIEWS } from './planted-use.js';
import { GREATEST_FACTOR, LEAST_FACTOR } from './project-factors.js';
import { factorsOf, shippedWeights, type ViewWeights } from './views.js';

const floor = { needs: 20, pairs: 100, deciders: 2 };
const shipped = shippedWeights(VIEWS);
/** Works and fields matter much, the joined text hardly. */
const mind = { whole: 0.5, middle: 2.7, works: 2.8, fields: 3.5 };

const learn = (habit: Habit): Lesson => learnWeights(plantUse(habit), shipped, floor, VIEWS);
const learntOf = (lesson: Lesson) => {
  if (!lesson.learnt) throw new Error('nothing was learnt');
  return lesson.learnt;
};
const factors = (lesson: Lesson) => factorsOf(VIEWS, learntOf(lesson).weights);
const farFromShipped = (lesson: Lesson) => Math.max(...factors(lesson).map((f) => Math.abs(f - 1)));

test('what people go by is found again, and is better on needs it was not learnt from', () => {
  const lesson = learn({ needs: 60, mind });
  const [whole, middle, works, fields] = factors(lesson);
  expect(whole).toBeLessThan(0.65);
  expect(middle).toBeCloseTo(1, 0);
  expect(works).toBeGreaterThan(1.5);
  expect(fields).toBeGreaterThan(1.6);
  const { heldOut } = learntOf(lesson);
  expect(heldOut).toMatchObject({ verdict: 'better' });
  expect(heldOut.low).toBeGreaterThan(0.1);
  expect(heldOut.gain).toBeCloseTo(heldOut.learnt - heldOut.current, 12);
});

test('more needs bring the weights nearer to what people go by', () => {
  const apart = (needs: number) => {
    const wanted = factorsOf(VIEWS, mind);
    return Math.hypot(...factors(learn({ needs, mind })).map((f, v) => f - wanted[v]));
  };
  expect(apart(80)).toBeLessThan(apart(20) * 0.75);
});

test('those who agree with the engine leave its weights where they are', () => {
  const lesson = learn({ needs: 40, mind: shipped });
  expect(farFromShipped(lesson)).toBeLessThan(0.15);
  expect(learntOf(lesson).heldOut.verdict).not.toBe('better');
});

test('choices by lot do not move the weights far, and no gain is claimed', () => {
  const lesson = learn({ needs: 40, mind: null });
  expect(farFromShipped(lesson)).toBeLessThan(0.3);
  expect(learntOf(lesson).heldOut.verdict).not.toBe('better');
});

test('always taking the first of the list teaches nothing but the pull of the place', () => {
  const first = { needs: 40, mind: shipped, whim: 0, depth: 3, onlyShortlists: true };
  const lesson = learn(first);
  expect(farFromShipped(lesson)).toBeLessThan(0.1);
  expect(learntOf(lesson).pull).toBeGreaterThan(1);
});

test('lexical weights keep their sum, and all stay within bounds whatever people want', () => {
  const only = { whole: 0, middle: 0, works: 6, fields: 30 };
  const lesson = learn({ needs: 80, mind: only, whim: 0 });
  const { whole, middle, works } = learntOf(lesson).weights;
  expect(whole + middle + works).toBeCloseTo(6, 3);
  for (const factor of factors(lesson)) {
    expect(factor).toBeGreaterThanOrEqual(LEAST_FACTOR - 1e-3);
    expect(factor).toBeLessThanOrEqual(GREATEST_FACTOR + 1e-3);
  }
});

test('below the floor nothing is learnt, and what is lacking is said', () => {
  const few = learn({ needs: 19, mind });
  expect(few.learnt).toBeNull();
  expect(few.lacking).toEqual([{ kind: 'needs', held: 19, needed: 20 }]);
  const alone = learn({ needs: 30, mind, deciders: ['ann'] });
  expect(alone.learnt).toBeNull();
  expect(alone.lacking).toEqual([{ kind: 'deciders', held: 1, needed: 2 }]);
  const none = learnWeights([], shipped, floor, VIEWS);
  expect(none.lacking.map(({ kind }) => kind)).toEqual(['needs', 'pairs', 'deciders']);
});

test('one who decides nearly everything shapes the weights by half at most', () => {
  const others = plantUse({ needs: 12, mind: shipped, deciders: ['bo', 'cai'], seed: 5 });
  const zealot = (needs: number) =>
    plantUse({ needs, mind: { ...mind, fields: 30 }, deciders: ['ann'], seed: 9 }).map((need) => ({
      ...need,
      needId: `z${need.needId}`,
    }));
  const lesson = (needs: JudgedNeed[]) => learnWeights(needs, shipped, floor, VIEWS);
  const many = factors(lesson([...others, ...zealot(200)]));
  const asMany = factors(lesson([...others, ...zealot(12)]));
  many.forEach((factor, v) => expect(Math.abs(factor - asMany[v])).toBeLessThan(0.25));
});

test('the same decisions in any order give the same answer to the last bit', () => {
  const needs = plantUse({ needs: 30, mind });
  const turned = [...needs]
    .reverse()
    .map((need) => ({ ...need, candidates: [...need.candidates].reverse() }));
  expect(learnWeights(turned, shipped, floor, VIEWS)).toEqual(
    learnWeights(needs, shipped, floor, VIEWS),
  );
});

test('runs that were ranked by other weights teach the same', () => {
  const needs = plantUse({ needs: 30, mind });
  const made: ViewWeights = { whole: 1, middle: 4, works: 1, fields: 3 };
  const ranked = factorsOf(VIEWS, made);
  const remade = needs.map((need) => ({
    ...need,
    weights: made,
    candidates: need.candidates.map((candidate) => ({
      ...candidate,
      parts: candidate.parts.map(({ name, value }, v) => ({
        name,
        value: value * (ranked[v] ?? 1),
      })),
    })),
  }));
  const [a, b] = [needs, remade].map((all) => learnWeights(all, shipped, floor, VIEWS));
  factors(a).forEach((factor, v) => expect(factors(b)[v]).toBeCloseTo(factor, 3));
});

test.each([NaN, Infinity])('a part that is %p is refused', (value) => {
  const [first, ...rest] = plantUse({ needs: 25, mind });
  const [candidate, ...others] = first.candidates;
  const bad = { ...candidate, parts: [{ name: 'works', value }] };
  const needs = [{ ...first, candidates: [bad, ...others] }, ...rest];
  expect(() => learnWeights(needs, shipped, floor, VIEWS)).toThrow('part works');
});

test('many needs are read in several steps, so that the event loop has its turn between', () => {
  const steps = learnWeightsSteps(
    plantUse({ needs: 130, mind }),
    shipped,
    { ...floor, needs: 1000 },
    VIEWS,
  );
  const taken = [steps.next(), steps.next(), steps.next()];
  expect(taken.map(({ done }) => done)).toEqual([false, false, true]);
  expect(taken[2].value).toMatchObject({ lacking: [{ kind: 'needs', held: 130, needed: 1000 }] });
});
