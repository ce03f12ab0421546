import { seededRandom } from '../kernel/index.js';
import { pickBest } from './pick-best.js';

test('the best places come in order, equal values by place', () => {
  expect(pickBest(Float64Array.of(3, 0, 5, 3), 2)).toEqual([2, 0]);
  expect(pickBest(Float64Array.of(1, 1, 1), 2)).toEqual([0, 1]);
  expect(pickBest(Float64Array.of(1, 2), Infinity)).toEqual([1, 0]);
});

test('nothing at or below the floor or behind the end is picked, and nothing when nothing is wanted', () => {
  expect(pickBest(Float64Array.of(0, -1, 2), 3, 0)).toEqual([2]);
  expect(pickBest(Float64Array.of(-Infinity, -1), 3)).toEqual([1]);
  expect(pickBest(Float64Array.of(1, 2, 3), 2, 0, 2)).toEqual([1, 0]);
  expect(pickBest(Float64Array.of(1), 0)).toEqual([]);
  expect(pickBest(Float64Array.of(1), -2)).toEqual([]);
});

test('it agrees with sorting everything, in two hundred seeded lists with many equal values', () => {
  const random = seededRandom(5);
  for (let round = 0; round < 200; round++) {
    const values = Float64Array.from({ length: Math.floor(random() * 60) }, () =>
      Math.floor(random() * 12),
    );
    const most = Math.floor(random() * 40);
    const sorted = [...values.keys()].sort((a, b) => values[b] - values[a] || a - b);
    expect(pickBest(values, most)).toEqual(sorted.slice(0, most));
  }
});
