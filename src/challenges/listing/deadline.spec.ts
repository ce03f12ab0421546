import { readDeadline, requireLaterDeadline, requireReachableDeadline } from './deadline.js';

const now = new Date('2026-03-01T00:00:00Z');
const reach = (deadline: string, minBiddingDays = 20) =>
  requireReachableDeadline({ now, deadline: new Date(deadline), minBiddingDays });

test('the first moment after the promised days is soon enough, one millisecond less is not', () => {
  expect(() => reach('2026-03-21T00:00:00.000Z')).not.toThrow();
  expect(() => reach('2026-03-20T23:59:59.999Z')).toThrow('20 days or more');
});

test('even where the rules promise no days, a deadline lies ahead', () => {
  expect(() => reach('2026-03-01T00:00:00.001Z', 0)).not.toThrow();
  expect(() => reach('2026-03-01T00:00:00.000Z', 0)).toThrow('deadline');
});

test('a zone is obeyed, and obligatory', () => {
  expect(readDeadline('2026-03-21T08:00:00+08:00').toISOString()).toBe('2026-03-21T00:00:00.000Z');
  expect(() => readDeadline('2026-03-21T08:00:00')).toThrow('+08:00');
});

test.each(['2026-02-30T00:00:00Z', '2026-04-31T00:00:00Z', '2027-02-29T12:00:00+08:00', 'soon'])(
  'a day in no calendar is refused: %s',
  (text) => expect(() => readDeadline(text)).toThrow('deadline'),
);

test('a leap day is a day', () => {
  expect(readDeadline('2028-02-29T00:00:00+08:00').getUTCDate()).toBe(28);
});

test('a deadline is extended only', () => {
  expect(() => requireLaterDeadline(now, new Date(now.getTime() + 1))).not.toThrow();
  expect(() => requireLaterDeadline(now, now)).toThrow('later');
});
