import { IS_OPEN } from '../disclosure/challenge-row.js';

/** How much time is left to bid. The bands only group the list; no rule depends on them. */
const DAYS = { week: 7, month: 30, quarter: 90 };
export const CLOSING_BANDS = ['week', 'month', 'quarter', 'later'] as const;

/** SQL for the band of a challenge `c`; null where no bids are taken any more. */
export const CLOSING_BAND = `case when ${IS_OPEN} then case
  ${Object.entries(DAYS)
    .map(
      ([band, days]) =>
        `when c.deadline < clock_timestamp() + interval '${days} days' then '${band}'`,
    )
    .join('\n  ')}
  else 'later' end end`;
