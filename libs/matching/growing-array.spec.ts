import { GrowingArray } from './growing-array.js';

test.each([0, 1, 1024, 1025, 3073, 2_500_000])('%i numbers come back in their order', (length) => {
  const grown = new GrowingArray(Uint32Array);
  for (let i = 0; i < length; i++) grown.push(i ^ 0x55);
  expect(grown.length).toBe(length);
  const whole = grown.finish();
  expect(whole.length).toBe(length);
  expect(whole.findIndex((value, i) => value !== (i ^ 0x55))).toBe(-1);
});

test('the numbers lie on memory that threads can share', () => {
  const grown = new GrowingArray(Uint8Array);
  grown.push(7);
  expect(Object.prototype.toString.call(grown.finish().buffer)).toContain('Shared');
});

test('rows come in another order, whichever pieces they lie in', () => {
  const grown = new GrowingArray(Uint32Array);
  const lengths = Array.from({ length: 900 }, (_, row) => (row * 37) % 50);
  const starts = new Uint32Array(901);
  lengths.forEach((length, row) => {
    starts[row + 1] = starts[row] + length;
    for (let i = 0; i < length; i++) grown.push(row * 100 + i);
  });
  const order = Uint32Array.from({ length: 900 }, (_, i) => (i * 7) % 900);
  const expected = [...order].flatMap((row) =>
    Array.from({ length: lengths[row] }, (_, i) => row * 100 + i),
  );
  expect([...grown.finishRows(starts, order)]).toEqual(expected);
});
