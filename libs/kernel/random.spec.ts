import { seededRandom } from './random.js';

test('the same seed gives the same numbers, another seed others', () => {
  const take = (seed: number) => Array.from({ length: 5 }, seededRandom(seed));
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
});

test('numbers lie in [0, 1) and fill ten bins evenly', () => {
  const random = seededRandom(1);
  const bins = new Array(10).fill(0);
  for (let i = 0; i < 10_000; i++) bins[Math.floor(random() * 10)]++;
  for (const n of bins) expect(Math.abs(n - 1000)).toBeLessThan(150);
});
