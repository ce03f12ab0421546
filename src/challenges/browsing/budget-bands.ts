/**
 * Bands of what a challenge pays at most, in units of its own currency, lower end included. They
 * only group the list; no rule depends on them.
 */
const EDGES = [0, 500_000, 1_000_000, 3_000_000, 5_000_000, 10_000_000];

/** `0-500000`, …, `10000000-`; the last one has no upper end. */
export const BUDGET_BANDS = EDGES.map((edge, index) => `${edge}-${EDGES[index + 1] ?? ''}`);

/** SQL for the band of a challenge `c`; null where no budget is named. */
export const BUDGET_BAND = `(array[${BUDGET_BANDS.map((band) => `'${band}'`).join(', ')}])
  [width_bucket(coalesce(c.budget_max, c.budget_min), array[${EDGES.join(', ')}]::numeric[])]`;
