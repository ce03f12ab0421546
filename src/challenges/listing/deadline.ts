import { DomainError, invalid } from '../../../libs/kernel/index.js';

const DAY_MS = 86_400_000;
/** ISO 8601 with seconds optional and the zone obligatory: a deadline is never guessed. */
export const ZONED_TIME =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** The instant an ISO text with a zone means; 422 for days that are in no calendar. */
export function readDeadline(text: string): Date {
  const instant = new Date(text);
  const day = text.slice(0, 10);
  // Date.parse lets 30 February roll over into March.
  const real = !Number.isNaN(instant.getTime()) && isCalendarDay(day);
  if (ZONED_TIME.test(text) && real) return instant;
  throw invalid('deadline-malformed', 'Give the deadline as 2027-01-31T17:00:00+08:00.', [
    { field: 'deadline', message: 'must be an ISO 8601 time with its zone', code: 'malformed' },
  ]);
}

function isCalendarDay(day: string): boolean {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
}

/** 422 unless bidders get at least `minBiddingDays` full days after `now`. */
export function requireReachableDeadline(terms: {
  now: Date;
  deadline: Date;
  minBiddingDays: number;
}): void {
  const { now, deadline, minBiddingDays } = terms;
  const earliest = new Date(now.getTime() + minBiddingDays * DAY_MS);
  if (deadline >= earliest && deadline > now) return;
  const message = `must be ${minBiddingDays} days or more after now, from ${earliest.toISOString()} on`;
  const facts = { minBiddingDays, earliest: earliest.toISOString() };
  throw new DomainError('invalid', 'deadline-too-early', `deadline ${message}.`, {
    fields: [{ field: 'deadline', message, code: 'too-early', facts }],
    facts,
  });
}

/** 422 unless a deadline moves to a later moment. */
export function requireLaterDeadline(from: Date | null, to: Date): void {
  if (from === null || to > from) return;
  const message = `must be later than ${from.toISOString()}`;
  throw invalid('deadline-not-later', `deadline ${message}: it is only ever extended.`, [
    { field: 'deadline', message, code: 'too-early', facts: { earliest: from.toISOString() } },
  ]);
}
