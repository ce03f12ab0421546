import { assert } from './assert.js';

/** A decimal with at most two places, as users give it; twelve digits before the point, no more. */
export const DECIMAL = /^\d{1,12}(\.\d{1,2})?$/;
const ANY_DECIMAL = /^\d+(\.\d{1,2})?$/;

/**
 * Hundredths of a decimal, exactly: cents of an amount ("4680000.5" → 468000050n) or basis points
 * of a percentage ("33.33" → 3333n). A text of another form is an AssertionError: check a user's
 * input by {@link DECIMAL} before.
 */
export function toHundredths(decimal: string): bigint {
  assert(ANY_DECIMAL.test(decimal), `"${decimal}" is no decimal with at most two places`);
  const [whole, places = ''] = decimal.split('.');
  return BigInt(whole) * 100n + BigInt(places.padEnd(2, '0'));
}

/** The decimal with two places again: 468000050n → "4680000.50". */
export function fromHundredths(hundredths: bigint): string {
  const sign = hundredths < 0n ? '-' : '';
  const digits = (hundredths < 0n ? -hundredths : hundredths).toString().padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * Splits an amount by weights so that no cent is lost or made.
 *
 * Input: `total` ≥ 0 in cents; `weights` ≥ 0, at least one of them positive.
 * Output: one amount a weight, in their order, adding up to `total`.
 * Cost: one sort of the weights.
 * Source: the largest-remainder method of Hare and Hamilton; equal remainders go to the earlier.
 *
 * Worked example: 100.00 by 30, 40, 30 is 30.00, 40.00, 30.00. 100.00 by 1, 1, 1 is 33.33 each with
 * one cent over; all remainders are equal, so the first gets it: 33.34, 33.33, 33.33.
 */
export function allocate(total: bigint, weights: bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  assert(total >= 0n && weights.every((weight) => weight >= 0n), 'amounts and weights are ≥ 0');
  assert(sum > 0n, 'an amount needs at least one positive weight to be split by');
  const amounts = weights.map((weight) => (total * weight) / sum);
  const over = Number(total - amounts.reduce((a, b) => a + b, 0n));
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .sort((a, b) => Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder));
  for (const { index } of byRemainder.slice(0, over)) amounts[index] += 1n;
  return amounts;
}
