import { DEFAULT_OPTIONS } from '../options.js';
import { VIEWS } from './planted-use.js';
import { projectFactors } from './project-factors.js';
import { rerank } from './rerank.js';
import {
  areWeightsOf,
  factorsOf,
  optionsWith,
  shippedWeights,
  viewsOf,
  weightsOf,
} from './views.js';

test('the shipped weights are the default options, and rank as these do', () => {
  const { weights, sideWeights } = DEFAULT_OPTIONS;
  expect(optionsWith(shippedWeights())).toEqual({ weights, sideWeights });
  expect(viewsOf().map(({ name }) => name)).toEqual([
    ...Object.keys(weights),
    ...Object.keys(sideWeights),
  ]);
});

test('weights of other views are known as such', () => {
  expect(areWeightsOf(VIEWS, shippedWeights(VIEWS))).toBe(true);
  expect(areWeightsOf(VIEWS, { ...shippedWeights(VIEWS), more: 1 })).toBe(false);
  expect(areWeightsOf(VIEWS, { ...shippedWeights(VIEWS), works: -1 })).toBe(false);
  expect(areWeightsOf(VIEWS, { whole: 0, middle: 0, works: 0, fields: 1 })).toBe(false);
  expect(() => optionsWith({ invented: 1 })).toThrow('other views');
});

test('of lexical weights only the ratios count', () => {
  const [whole, middle, works, fields] = factorsOf(VIEWS, {
    ...{ whole: 4, middle: 6, works: 2, fields: 3 },
  });
  expect([whole, middle, works, fields]).toEqual([1, 1, 1, 2]);
  expect(weightsOf(VIEWS, [0.5, 1, 2, 1])).toEqual({ whole: 1, middle: 3, works: 2, fields: 1.5 });
});

test('factors outside the bounds are brought to the nearest that keep the lexical sum', () => {
  expect(projectFactors(VIEWS, [1, 1, 1, 5])).toEqual([
    ...[expect.closeTo(1, 9), expect.closeTo(1, 9), expect.closeTo(1, 9), 3],
  ]);
  const [whole, middle, works] = projectFactors(VIEWS, [9, -4, 2, 1]);
  expect(2 * whole + 3 * middle + works).toBeCloseTo(6, 9);
  expect(middle).toBe(0.1);
});

test('other weights put a list in another order; equal scores stand by id', () => {
  const of = (profileId: string, whole: number, works: number) => ({
    profileId,
    parts: [
      { name: 'whole', value: whole },
      { name: 'works', value: works },
      { name: 'hub', value: 0 },
    ],
  });
  const shipped = shippedWeights(VIEWS);
  const after = { whole: 1, middle: 3, works: 2, fields: 1.5 };
  const list = [of('a', 3, 0), of('b', 0, 2), of('c', 1, 1), of('d', 1, 1)];
  expect(rerank(list, shipped, { before: shipped, after }, VIEWS)).toEqual([
    { profileId: 'b', before: 2, after: 1 },
    { profileId: 'c', before: 3, after: 2 },
    { profileId: 'd', before: 4, after: 3 },
    { profileId: 'a', before: 1, after: 4 },
  ]);
});
