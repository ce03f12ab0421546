import { seededRandom } from '../kernel/index.js';
import { firstFrom, seekFrom } from './ascending.js';

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
