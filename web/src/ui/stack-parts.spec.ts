import { roundToSum, stackParts } from './stack-parts';

const part = (key: string, value: number) => ({ key, label: key, value });
const near = (number: number) => expect.closeTo(number, 10);

test('the parts that add lie end to end, those that take away go back to the score', () => {
  const { parts, end } = stackParts([part('a', 4), part('b', 3), part('c', -1)], 6);
  expect(parts.map(({ start, width }) => [start, width])).toEqual([
    [0, near(4 / 7)],
    [near(4 / 7), near(3 / 7)],
    [near(6 / 7), near(1 / 7)],
  ]);
  expect(end).toBeCloseTo(6 / 7);
});

test('no part leaves the bar, whatever the signs', () => {
  for (const values of [[-3, -2], [1, -5], [0, 0], [5]]) {
    const total = values.reduce((a, b) => a + b, 0);
    const { parts, end } = stackParts(
      values.map((value, i) => part(String(i), value)),
      total,
    );
    for (const { start, width } of parts) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(start).toBeLessThanOrEqual(1);
      expect(width).toBeLessThanOrEqual(1);
    }
    expect(end).toBeGreaterThanOrEqual(0);
    expect(end).toBeLessThanOrEqual(1);
  }
});

test('the numbers shown add up to the score shown', () => {
  const values = [4.6846657, 6.4222832, 2.4870206, -2.7454944, 0.3891858];
  const total = values.reduce((a, b) => a + b, 0);
  const shown = roundToSum(values, total, 2);
  const cents = shown.reduce((sum, value) => sum + Math.round(value * 100), 0);
  expect(cents).toBe(Math.round(total * 100));
  shown.forEach((value, i) => expect(Math.abs(value - values[i])).toBeLessThan(0.01));
});

test('thirds are shown as 0.34, 0.33, 0.33: the first gets what is over', () => {
  expect(roundToSum([1 / 3, 1 / 3, 1 / 3], 1, 2)).toEqual([0.34, 0.33, 0.33]);
});

test('parts that are not those of the total are only rounded, never bent to it', () => {
  expect(roundToSum([1.004, 2.006], 9, 2)).toEqual([1, 2.01]);
});
