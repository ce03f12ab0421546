import { IS_OPEN } from '../disclosure/challenge-row.js';
import { BUDGET_BAND } from './budget-bands.js';
import { CLOSING_BAND } from './closing-bands.js';
import { type ListQuery } from './list.dto.js';
import { type Values, wordFilter } from './word-filter.js';

/** The facets of the list, each with the SQL of its value for a challenge `c` of organisation `o`. */
const FACET_VALUE = {
  field: 'c.field',
  region: 'c.region',
  budget: BUDGET_BAND,
  currency: 'c.currency::text',
  cooperation: 'c.cooperation',
  mechanism: 'c.mechanism',
  tier: 'o.tier',
  deadline: `case when ${IS_OPEN} then 'open' else 'closed' end`,
  closing: CLOSING_BAND,
} as const;
export type FacetName = keyof typeof FACET_VALUE;
// Object.keys forgets the union of its keys.
export const FACETS = Object.keys(FACET_VALUE) as FacetName[];

const MOST_VALUES = 50;

/** The facets that this query filters by. */
const filtered = (query: ListQuery): FacetName[] => FACETS.filter((name) => query[name]);

/**
 * Narrow rows of the listed challenges that hold every word of the query: for each facet its
 * value, and for each one filtered by whether its filter holds (`field`, `field_holds`, …).
 */
export function matchedSql(query: ListQuery, values: Values): string {
  const facets = FACETS.map((name) => `${FACET_VALUE[name]} as ${name}`);
  const holds = filtered(query).map((name) => {
    const wanted = values.add(query[name]);
    return `coalesce(${FACET_VALUE[name]} = any(${wanted}), false) as ${name}_holds`;
  });
  return `select c.id, c.title, c.listed_at, c.deadline as due,
      coalesce(c.budget_max, c.budget_min) as amount, ${IS_OPEN} as open,
      ${[...facets, ...holds].join(', ')}
    from challenge c join organisation o on o.id = c.organisation_id
    where c.listed_at is not null and ${wordFilter(query.q, values)}`;
}

/** Holds where all filters of the query hold, or all but that of one facet. */
export function allHold(query: ListQuery, except?: FacetName): string {
  const others = filtered(query).filter((name) => name !== except);
  return others.map((name) => `m.${name}_holds`).join(' and ') || 'true';
}

/** SQL over `matched` for the total and every facet's values, the most frequent first. */
export function facetsSql(query: ListQuery): string {
  const total = `select 'total' as facet, null as value, count(*)::int as count
    from matched m where ${allHold(query)}`;
  const facets = FACETS.map(
    (name) => `(select '${name}', m.${name}, count(*)::int from matched m
      where m.${name} is not null and ${allHold(query, name)}
      group by m.${name} order by count(*) desc, m.${name} limit ${MOST_VALUES})`,
  );
  return [total, ...facets].join(' union all ');
}
