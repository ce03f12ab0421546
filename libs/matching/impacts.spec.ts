import { IMPACT_WEIGHTS, impactOf, stepOfUses, USES } from './impacts.js';
test('an impact tells few uses closely, more of them roughly, and the last step is open', () => {
  for (let uses = 1; uses <= 70; uses++) {
    const told = USES[impactOf(uses, uses) >>> 5];
    expect(Math.abs(Math.log(told / uses))).toBeLessThan(uses < 15 ? 0.32 : 0.59);
  }
  expect([1, 2, 3].map((uses) => USES[stepOfUses(uses)])).toEqual([1, 2, 3]);
  expect([0.2, 50_000].map((uses) => USES[stepOfUses(uses)])).toEqual([1, 70]);
});

test.each([1, 2, 3])('what %i uses weigh in most facets is told within four percent', (uses) => {
  const expected = Math.sqrt(uses * (1 + Math.log(uses)));
  for (let weight = 0.75 * expected; weight < 1.25 * expected; weight += 0.01) {
    expect(Math.abs(IMPACT_WEIGHTS[impactOf(uses, weight)] / weight - 1)).toBeLessThan(0.04);
  }
});

test('weights far from what is expected are told more roughly, and beyond that as the farthest', () => {
  for (const uses of [1, 5, 40]) {
    const largest = IMPACT_WEIGHTS[impactOf(uses, 1e9)];
    expect(largest / uses).toBeGreaterThan(2);
    for (let weight = largest; weight > largest / 100; weight /= 1.1) {
      const ratio = IMPACT_WEIGHTS[impactOf(uses, weight)] / weight;
      expect(ratio).toBeGreaterThan(0.75);
      expect(ratio).toBeLessThan(1.35);
    }
    expect(impactOf(uses, 0)).toBe(impactOf(uses, largest / 1000));
  }
});

test('more weight is never told as less', () => {
  for (const uses of [1, 2, 9, 300]) {
    let last = -1;
    for (let weight = 0.001; weight < 1000; weight *= 1.02) {
      const impact = impactOf(uses, weight);
      expect(impact).toBeGreaterThanOrEqual(last);
      expect(impact).toBeLessThan(256);
      last = impact;
    }
  }
});
