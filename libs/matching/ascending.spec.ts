import { firstFrom } from './ascending.js';

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
