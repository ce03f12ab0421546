import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { Search } from './page-route';

/** What the address says behind the question mark: filters, sort and page live there. */
export function useAddress(): [Search, (change: Search, options?: { push?: boolean }) => void] {
  // Pages share one loose type of search; each reads its own keys with the functions below.
  const search = useSearch({ strict: false }) as Search;
  const navigate = useNavigate();
  const change = useCallback(
    (next: Search, { push = false } = {}) =>
      void navigate({
        to: '.',
        replace: !push,
        resetScroll: false,
        search: ((before: Search) => tidy({ ...before, ...next })) as never,
      }),
    [navigate],
  );
  return [search, change];
}

/** A part of the path, such as the id in /challenges/:id. */
export function usePathPart(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  return params[name] ?? '';
}

export const textOf = (search: Search, key: string): string | undefined =>
  search[key] === undefined || search[key] === '' ? undefined : String(search[key]);

export const numberOf = (search: Search, key: string, fallback: number): number => {
  const value = Number(search[key] ?? fallback);
  return Number.isFinite(value) ? value : fallback;
};

export function listOf(search: Search, key: string): string[] {
  const value = search[key];
  if (value === undefined || value === '') return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** Empty values leave the address, so that the same view always has the same link. */
function tidy(search: Search): Search {
  return Object.fromEntries(
    Object.entries(search).filter(
      ([, value]) =>
        value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
}
