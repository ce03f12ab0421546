import { seededRandom } from '../kernel/index.js';
import { MeaningIndex } from './side-channels-meaning.js';

const vector = (...numbers: number[]): Float32Array => Float32Array.from(numbers);
const finish = (index: MeaningIndex): void => {
  for (const _ of index.finish()) void _;
};

/** Sixty works around ten subjects in forty dimensions; profile p holds the works of subject p. */
function world(seed = 3) {
  const random = seededRandom(seed);
  const near = (subject: number): Float32Array =>
    Float32Array.from({ length: 40 }, (_, d) => (d === subject ? 3 : 0) + random());
  const works = Array.from({ length: 60 }, (_, i) => near(i % 10));
  const holders = works.map((_, i) => [i % 10]);
  const index = new MeaningIndex(40, holders, 11);
  works.forEach((work, i) => index.add(i, work));
  finish(index);
  return { index, near, works };
}

test('the profile whose works mean the same stands first, unrelated ones about zero', () => {
  const { index, near } = world();
  const { name, values } = index.channel(near(4));
  expect(name).toBe('meaning');
  expect(values.indexOf(Math.max(...values))).toBe(4);
  const others = [...values].filter((_, p) => p !== 4 && p !== 10);
  const mean = others.reduce((a, b) => a + b, 0) / others.length;
  expect(Math.abs(mean)).toBeLessThan(1);
  expect(values[4]).toBeGreaterThan(4);
});

test('a profile without works and a need without a meaning get zero', () => {
  const { index } = world();
  expect(index.channel(new Float32Array(40).fill(1)).values[10]).toBe(0);
  expect([...index.channel(new Float32Array(40)).values]).toEqual(new Array(11).fill(0));
});

test('how long vectors are and in which order they come changes nothing', () => {
  const { index, works, near } = world();
  const need = near(2);
  const other = new MeaningIndex(
    40,
    works.map((_, i) => [i % 10]),
    11,
  );
  for (let i = works.length - 1; i >= 0; i--)
    other.add(
      i,
      works[i].map((n) => 5 * n),
    );
  finish(other);
  const [a, b] = [index, other].map((built) => built.channel(need).values);
  a.forEach((value, p) => expect(b[p]).toBeCloseTo(value, 3));
});

test('with few works the usual scale stands in: values are finite', () => {
  const index = new MeaningIndex(2, [[0], [0]], 2);
  index.add(0, vector(1, 0));
  index.add(1, vector(0, 1));
  finish(index);
  const [value, none] = index.channel(vector(1, 0)).values;
  expect(value).toBeCloseTo((Math.SQRT1_2 - 0.4) / 0.12, 5);
  expect(none).toBe(0);
});

test('vectors that are zero, and works nobody holds, say nothing', () => {
  const index = new MeaningIndex(2, [[0], []], 1);
  index.add(0, vector(0, 0));
  index.add(1, vector(1, 1));
  finish(index);
  expect([...index.channel(vector(1, 1)).values]).toEqual([0]);
});

test('a vector of another length is a fault and said so', () => {
  const { index } = world();
  expect(() => index.channel(vector(1, 2))).toThrow('another length');
  expect(() => index.add(0, vector(1))).toThrow('another length');
});
