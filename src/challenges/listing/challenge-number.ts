import { type Change } from '../../platform/events/index.js';

/**
 * The next number on the list, such as JB-2026-0001: the year of the listing by Beijing's calendar
 * and a running number that never starts again. Gaps are allowed, doubles are not.
 */
export async function nextChallengeNumber(change: Change): Promise<string> {
  const [row] = await change.manager.query(
    `select to_char(clock_timestamp() at time zone 'Asia/Shanghai', 'YYYY') as year,
            nextval('challenge_number')::text as running`,
  );
  return `JB-${row.year}-${String(row.running).padStart(4, '0')}`;
}
