import fc from 'fast-check';
import { AssertionError } from './assert.js';
import { allocate, DECIMAL, fromHundredths, toHundredths } from './money.js';

test.each([
  ['0', 0n],
  ['0.01', 1n],
  ['0.1', 10n],
  ['4680000.5', 468_000_050n],
  ['999999999999.99', 99_999_999_999_999n],
])('%s is %s hundredths', (text, hundredths) => expect(toHundredths(text)).toBe(hundredths));

test.each(['', '1.234', '-1', '1e3', ' 1', '1,000', '.5', '1.', '٣', 'NaN'])(
  '"%s" is no amount',
  (text) => expect(() => toHundredths(text)).toThrow(AssertionError),
);

test.each([
  [0n, '0.00'],
  [5n, '0.05'],
  [-5n, '-0.05'],
  [-12_345n, '-123.45'],
  [468_000_050n, '4680000.50'],
])('%s hundredths are written %s', (hundredths, text) =>
  expect(fromHundredths(hundredths)).toBe(text),
);

test('users may give amounts that the database holds, and no larger ones', () => {
  expect('999999999999.99').toMatch(DECIMAL);
  expect('1000000000000').not.toMatch(DECIMAL);
});

test('writing and reading give the same amount back', () =>
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 14n - 1n), (cents) => {
      expect(fromHundredths(cents)).toMatch(DECIMAL);
      expect(toHundredths(fromHundredths(cents))).toBe(cents);
    }),
  ));

test('thirty, forty, thirty of a price that does not divide', () =>
  expect(allocate(100_000_01n, [3000n, 4000n, 3000n])).toEqual([3000000n, 4000001n, 3000000n]));

test('equal remainders go to the earlier part', () => {
  expect(allocate(10_000n, [1n, 1n, 1n])).toEqual([3334n, 3333n, 3333n]);
  expect(allocate(2n, [1n, 1n, 1n])).toEqual([1n, 1n, 0n]);
});

test('a part without weight gets nothing, not even a left-over cent', () =>
  expect(allocate(101n, [0n, 1n, 1n, 0n])).toEqual([0n, 51n, 50n, 0n]));

test('parts add up to the whole and none is off its exact share by a cent or more', () =>
  fc.assert(
    fc.property(
      fc.bigInt(0n, 10n ** 14n),
      fc.array(fc.bigInt(0n, 10_000n), { minLength: 1, maxLength: 30 }),
      (total, weights) => {
        const sum = weights.reduce((a, b) => a + b, 0n);
        fc.pre(sum > 0n);
        const parts = allocate(total, weights);
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total);
        parts.forEach((part, index) => {
          const error = part * sum - total * weights[index];
          expect(error > -sum && error < sum).toBe(true);
        });
      },
    ),
  ));

test('an amount without a positive weight is refused rather than lost', () => {
  expect(() => allocate(100n, [])).toThrow(AssertionError);
  expect(() => allocate(100n, [0n, 0n])).toThrow(AssertionError);
  expect(() => allocate(100n, [2n, -1n])).toThrow(AssertionError);
  expect(() => allocate(-1n, [1n])).toThrow(AssertionError);
});
