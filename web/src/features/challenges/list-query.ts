import { listOf, numberOf, textOf } from '../../app/address';
import type { Search } from '../../app/page-route';
import type { paths } from '../../api/schema';

export type ListQuery = NonNullable<paths['/api/challenges']['get']['parameters']['query']>;

/** The facets in the order in which they are shown. */
export const FACET_KEYS = [
  'deadline',
  'field',
  'region',
  'budget',
  'currency',
  'mechanism',
  'cooperation',
  'tier',
] as const;
export type FacetKey = (typeof FACET_KEYS)[number];
export type Chosen = Record<FacetKey, string[]>;

export const SORTS = ['deadline', 'newest', 'budget', 'relevance'] as const;
export const PAGE_SIZE = 20;

/** What the address asks of the list. */
export interface Asked {
  q: string | undefined;
  sort: (typeof SORTS)[number];
  page: number;
  chosen: Chosen;
}

/** Unless the reader says otherwise, those that still take bids come first. */
const firstSort = (q: string | undefined) => (q ? 'relevance' : 'deadline');

export function askedBy(search: Search): Asked {
  const q = textOf(search, 'q');
  const chosen = FACET_KEYS.map((key) => [key, listOf(search, key)] as const);
  return {
    q,
    sort: SORTS.find((sort) => sort === search.sort) ?? firstSort(q),
    page: Math.max(1, Math.trunc(numberOf(search, 'page', 1))),
    // Every key of the union is there, as the line above shows.
    chosen: Object.fromEntries(chosen) as Chosen,
  };
}

/**
 * The question to the API. Values of an address are any text; what the API does not know it
 * refuses, and the page says so.
 */
export function queryOf({ q, sort, page, chosen }: Asked): ListQuery {
  const filters = Object.fromEntries(
    FACET_KEYS.flatMap((key) => (chosen[key].length ? [[key, chosen[key]]] : [])),
  );
  return { q, sort, page, pageSize: PAGE_SIZE, ...filters };
}

/** Where the same rows are to be had as a file. */
export function exportOf({ q, sort, chosen }: Asked): string {
  const query = new URLSearchParams();
  if (q) query.set('q', q);
  query.set('sort', sort);
  for (const key of FACET_KEYS) for (const value of chosen[key]) query.append(key, value);
  return `/api/exports/challenges.csv?${query.toString()}`;
}
