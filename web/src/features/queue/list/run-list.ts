import { keepPreviousData } from '@tanstack/react-query';
import { api } from '../../../api/client';
import { useCallback, useState } from 'react';
import { numberOf, textOf, useAddress } from '../../../app/address';
import type { Search } from '../../../app/page-route';
import { watchInterval } from './scoring';

export const STATES = ['to-review', 'reviewed', 'all'] as const;
export type ListState = (typeof STATES)[number];
export const ORDERS = ['newest', 'oldest', 'best'] as const;
export type Order = (typeof ORDERS)[number];

const PAGE_SIZE = 25;
/** Runs that finish and decisions of others appear within this time. */
export const REFRESH_MS = 15_000;

/** The page of runs that the address asks for. */
export function useRunList() {
  const [search, change] = useAddress();
  // The address that somebody has left by turning a page; it names the old page a moment longer.
  const [turnedFrom, setTurnedFrom] = useState<Search>();
  const turnTo = useCallback(
    (page: number) => {
      setTurnedFrom(search);
      change({ page, need: undefined, candidate: undefined });
    },
    [change, search],
  );
  const state = STATES.find((one) => one === textOf(search, 'state')) ?? 'to-review';
  const order = ORDERS.find((one) => one === textOf(search, 'order')) ?? 'newest';
  const open = textOf(search, 'open') === 'all' ? undefined : true;
  const filter = { state, order, q: textOf(search, 'q'), open };
  const query = {
    ...filter,
    state: state === 'all' ? undefined : state,
    page: numberOf(search, 'page', 1),
    pageSize: PAGE_SIZE,
  };
  const asked = api.useQuery(
    'get',
    '/api/match-runs',
    { params: { query } },
    {
      refetchInterval: ({ state: { data } }) => watchInterval(data?.items, REFRESH_MS),
      placeholderData: keepPreviousData,
    },
  );
  /** The page that was asked for last is not on the screen yet. */
  const comes =
    turnedFrom === search || asked.isPlaceholderData || (asked.isPending && asked.isFetching);
  return { ...asked, filter, page: query.page, turnTo, comes };
}

export const RUNS_KEY = ['get', '/api/match-runs'] as const;
export const RUN_KEY = ['get', '/api/match-runs/{id}'] as const;
