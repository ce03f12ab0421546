import { USES } from './impacts.js';
import { UsageTable } from './usage-table.js';
import { usageWeight } from './usage.js';

test.each([
  [1, 2],
  [400, 5000],
  [3, 1_000_000],
])('what texts of %i and of %i uses say, for odds from rare to common', (shorter, longer) => {
  const table = new UsageTable([shorter, longer]);
  for (let odds = 0.01; odds < 1e9; odds *= 3) {
    const unit = table.greatest(Math.log(odds)) / 60_000;
    table.fill(Math.log(odds), 1 / unit);
    USES.forEach((uses, step) => {
      const [high, low] = [table.usages[step] >>> 16, table.usages[step] & 0xffff];
      const close = 0.0007 + unit;
      expect(Math.abs(high * unit - usageWeight(odds, uses, shorter))).toBeLessThan(close);
      expect(Math.abs(low * unit - usageWeight(odds, uses, longer))).toBeLessThan(close);
      expect(high).toBeLessThanOrEqual(60_000);
    });
  }
});

test('a term that counts nothing says nothing', () => {
  const table = new UsageTable([100, 200]);
  table.fill(Math.log(0), 1000);
  expect([...table.usages]).toEqual(Array.from(USES, () => 0));
});
