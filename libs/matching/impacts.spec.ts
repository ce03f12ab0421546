import {
  IMPACT_WEIGHTS,
  impactOf,
  largestWeight,
  stepOfUses,
  USES,
  usesStepOf,
} from './impacts.js';

test('an impact tells uses within a third, up to a step that is open', () => {
  for (let uses = 1; uses <= 25; uses++) {
    const told = USES[usesStepOf(impactOf(uses, uses))];
    expect(Math.abs(Math.log(told / uses))).toBeLessThan(0.33);
  }
  expect(USES[stepOfUses(50_000)]).toBe(25);
});

test.each([1, 2, 3, 4])('what %i uses weigh in most facets is told within four percent', (uses) => {
  const expected = Math.sqrt(uses * (1 + Math.log(uses)));
  for (let weight = 0.75 * expected; weight < 1.25 * expected; weight += 0.01) {
    expect(Math.abs(IMPACT_WEIGHTS[impactOf(uses, weight)] / weight - 1)).toBeLessThan(0.04);
  }
});

test('weights far from what is expected are told more roughly, and beyond that as the farthest', () => {
  for (const uses of [1, 5, 40]) {
    const largest = largestWeight(uses);
    for (let weight = largest; weight > largest / 100; weight /= 1.1) {
      const ratio = IMPACT_WEIGHTS[impactOf(uses, weight)] / weight;
      expect(ratio).toBeGreaterThan(0.75);
      expect(ratio).toBeLessThan(1.35);
    }
    expect(IMPACT_WEIGHTS[impactOf(uses, 10 * largest)]).toBe(largest);
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
