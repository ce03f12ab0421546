import { clockOf, phaseAt, spokenStep, timeLeft } from './countdown';

const SECOND = 1000;

test('what is left is counted in days, hours, minutes and seconds', () => {
  const left = timeLeft((3 * 86_400 + 2 * 3600 + 4 * 60 + 5) * SECOND);
  expect(left).toEqual({ days: 3, hours: 2, minutes: 4, seconds: 5 });
  expect(clockOf(left)).toBe('02:04:05');
});

test('the last second is shown until it is over, and nothing less than nothing', () => {
  expect(timeLeft(1).seconds).toBe(1);
  expect(timeLeft(0).seconds).toBe(0);
  expect(timeLeft(-5 * SECOND)).toEqual({ days: 0, hours: 0, minutes: 0, seconds: 0 });
});

test('the gate is shut at the very millisecond, and at that of the grace', () => {
  expect(phaseAt(999, 1000, 0)).toBe('open');
  expect(phaseAt(1000, 1000, 0)).toBe('closed');
  expect(phaseAt(1000, 1000, 500)).toBe('grace');
  expect(phaseAt(1499, 1000, 500)).toBe('grace');
  expect(phaseAt(1500, 1000, 500)).toBe('closed');
});

test('what is spoken changes at few moments, not every second', () => {
  const steps = new Set<number>();
  for (let second = 100_000; second >= 0; second -= 1) steps.add(spokenStep(second * SECOND));
  expect([...steps]).toEqual([0, 1, 2, 3, 4, 5]);
  expect(spokenStep(3601 * SECOND)).toBe(spokenStep(80_000 * SECOND));
  expect(spokenStep(3600 * SECOND)).toBe(2);
});
