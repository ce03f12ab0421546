import { seededRandom } from '../kernel/index.js';
import { firstFrom, seekFrom, tally } from './ascending.js';

const numbers = Uint32Array.of(2, 3, 3, 7, 9);

test.each([
  [0, 0],
  [2, 0],
  [3, 1],
  [4, 3],
  [9, 4],
  [10, 5],
])('%i stands, or would, at place %i', (wanted, place) => {
  expect(firstFrom(numbers, wanted)).toBe(place);
});

test('only a stretch is looked at', () => {
  expect(firstFrom(numbers, 0, 2, 4)).toBe(2);
  expect(firstFrom(numbers, 3, 2, 4)).toBe(2);
  expect(firstFrom(numbers, 8, 2, 4)).toBe(4);
  expect(firstFrom(numbers, 8, 3, 3)).toBe(3);
});

test('seeking from a place finds what halving finds', () => {
  const random = seededRandom(3);
  let last = 0;
  const many = Uint32Array.from({ length: 500 }, () => (last += Math.floor(random() * 4)));
  for (const [start, end] of [
    [0, 500],
    [100, 500],
    [0, 40],
    [250, 250],
    [499, 500],
  ]) {
    for (let wanted = 0; wanted <= last + 1; wanted++) {
      expect(seekFrom(many, wanted, start, end)).toBe(firstFrom(many, wanted, start, end));
    }
  }
});

test.each([
  [[], [], []],
  [[7], [7], [1]],
  [
    [9, 2, 9, 3, 2, 9],
    [2, 3, 9],
    [2, 1, 3],
  ],
  [
    [0, 0, 4294967295],
    [0, 4294967295],
    [2, 1],
  ],
])('%j has the numbers %j, each %j times', (some, numbers, times) => {
  const counted = tally(Uint32Array.from(some));
  expect([Array.from(counted.numbers), Array.from(counted.times)]).toEqual([numbers, times]);
});
