import type { IndicatorText } from '../types.js';
import { IndicatorIndex, readIndicators } from './indicators.js';
import { QuantityEntries } from './stated-quantities.js';

/** One work for each list of texts. */
function indexOf(...works: string[][]): IndicatorIndex {
  const entries = new QuantityEntries();
  for (const texts of works) entries.addWork(texts);
  return new IndicatorIndex(entries.layOut());
}

const indicator = (name: string, comparator: string, target: string, unit: string) =>
  ({ name, comparator, target, unit }) satisfies IndicatorText;
const capacity = indicator('specific capacity', '>=', '300', 'mAh/g');

/** Value of one profile whose only work is the text. */
function value(text: string, ...asked: IndicatorText[]): number {
  const index = indexOf([text]);
  return Number(index.values(1, readIndicators(asked), () => [0])[0].toFixed(3));
}

test.each([
  ['a specific capacity of 312 mAh/g', 1],
  ['a reversible capacity of 285 mA h g⁻¹', 0.72],
  ['We measured 312 mAh/g.', 0.4],
  ['a specific capacity of 150 mAh/g', 0],
  ['a specific capacity of 312 Wh/kg', 0],
  ['312 samples with a specific capacity', 0],
])('asked capacity ≥ 300 mAh/g, "%s" is worth %d', (text, expected) =>
  expect(value(text, capacity)).toBe(expected),
);

test.each([
  ['铝合金的屈服强度达到145 MPa', 1],
  ['铝合金的屈服强度为108 MPa', 0.6],
  ['在120 MPa的压力下成形', 0],
])('asked 本体屈服强度 ≥ 135 MPa, %s: a plain unit needs its name', (text, atMost) => {
  const found = value(text, indicator('本体屈服强度', '>=', '135', 'MPa'));
  expect(found).toBeLessThanOrEqual(atMost);
  expect(found > 0).toBe(atMost > 0);
});

test('the name of another clause does not count', () => {
  const yieldStrength = indicator('yield strength', '>=', '135', 'MPa');
  expect(value('We study yield strength. The pressure was 145 MPa.', yieldStrength)).toBe(0);
  expect(value('The yield strength was 145 MPa.', yieldStrength)).toBe(1);
});

test('an upper limit is reached from below', () => {
  const loss = indicator('loss', '<=', '2', 'dB');
  expect(value('with a loss of 1.5 dB', loss)).toBe(1);
  expect(value('with a loss of 2.5 dB', loss)).toBe(0.6);
  expect(value('with a loss of 5 dB', loss)).toBe(0);
});

test('a range and an exact value want what is near', () => {
  const window = indicator('wavelength', 'range', '800-850', 'nm');
  expect(value('at a wavelength of 808 nm', window)).toBe(1);
  expect(value('at a wavelength of 890 nm', window)).toBeGreaterThan(0.5);
  expect(value('at a wavelength of 1550 nm', window)).toBe(0);
  expect(value('a wavelength of 0.8 μm', indicator('wavelength', '=', '800', 'nm'))).toBe(1);
});

test('below zero, reaching counts and nothing else', () => {
  const cold = indicator('temperature', '<=', '-40', '℃');
  expect(value('down to a temperature of -45 °C', cold)).toBe(1);
  expect(value('down to a temperature of -20 °C', cold)).toBe(0);
});

test('indicators are averaged; words, bare numbers and nonsense are not asked', () => {
  const life = indicator('循环寿命', '>=', '1000', '次');
  expect(value('specific capacity of 312 mAh/g', capacity, life)).toBe(0.5);
  const asked = [
    indicator('外观', 'text', '无裂纹', ''),
    indicator('AUC', '>=', '0.9', ''),
    indicator('', '>=', '', 'mAh/g'),
    indicator('x', '?', 'NaN', 'parsecs'),
  ];
  expect(readIndicators(asked)).toEqual([]);
});

test('the reason is the best number of the best work, as it is written there', () => {
  const index = indexOf(
    ['a capacity of 250 mAh/g'],
    ['title', 'the specific capacity\nreached  312\u00a0mA h g⁻¹ at 1C'],
  );
  const asked = readIndicators([capacity, indicator('efficiency', '>=', '99', '%')]);
  const reasons = index.reasonsFor([0, 1], asked, (work) => `w${work}`);
  expect(reasons).toEqual([
    {
      channel: 'indicators',
      asked: 'specific capacity ≥ 300 mAh/g',
      found: '312 mA h g⁻¹',
      workId: 'w1',
      met: true,
    },
  ]);
  const [near] = index.reasonsFor([0], asked, (work) => `w${work}`);
  expect(near).toMatchObject({ found: '250 mAh/g', met: false });
  expect(index.reasonsFor([5], asked, String)).toEqual([]);
});
