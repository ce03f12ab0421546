import { useMemo } from 'react';
import { api } from '../../../api/client';
import { useMe } from '../../../api/me';
import { useGuesses, withGuesses } from '../deciding/decision-line';
import { type QueueRow, type Run } from '../queue';
import { REFRESH_MS } from '../list/run-list';
import { watchInterval } from '../list/scoring';

/** The current run of the chosen need, whether it stands in the list or is only linked to. */
export function useChosenRun(needId: string | undefined, rows: readonly QueueRow[]) {
  const me = useMe();
  const listed = rows.find(({ need }) => need.id === needId);
  const asked = api.useQuery(
    'get',
    '/api/match-runs',
    { params: { query: { needId, pageSize: 1 } } },
    {
      enabled: needId !== undefined && !listed,
      refetchInterval: ({ state: { data } }) => watchInterval(data?.items, REFRESH_MS),
    },
  );
  const row = listed ?? asked.data?.items.find(({ need }) => need.id === needId);
  const read = api.useQuery(
    'get',
    '/api/match-runs/{id}',
    { params: { path: { id: row?.id ?? '' } } },
    { enabled: row !== undefined, refetchInterval: REFRESH_MS },
  );
  const guesses = useGuesses();
  const run: Run | undefined = read.data;
  const name = me?.name ?? '';
  const groups = useMemo(
    () => run && withGuesses(run.need.id, run, guesses, name),
    [run, guesses, name],
  );
  return {
    row,
    run,
    groups,
    error: read.error ?? asked.error,
    missing: Boolean(asked.data && !row),
    /** It is being read for the first time. */
    comes: read.isFetching ? !run : asked.isFetching && !row,
  };
}
