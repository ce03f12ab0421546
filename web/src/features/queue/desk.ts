import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { textOf, useAddress } from '../../app/address';
import { useChosenRun } from './candidates/chosen-run';
import { useCursor } from './cursor';
import { useNarrow } from '../../ui/narrow';
import { useFresh } from './candidates/fresh';
import { isGuessed } from './deciding/decision-line';
import {
  allOf,
  type Candidate,
  firstUndecided,
  isShown,
  nextUndecided,
  type Run,
  type Show,
  SHOWS,
} from './queue';
import { RUN_KEY, RUNS_KEY, useRunList } from './list/run-list';

/** Everything that stands on the coordinator's desk, and where his finger is. */
export type Desk = ReturnType<typeof useDesk>;

export function useDesk() {
  const queries = useQueryClient();
  const [search, change] = useAddress();
  const [cursor, go] = useCursor();
  const list = useRunList();
  // Runs that are leaving the list before the server says so.
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const items = list.data?.items;
  const rows = useMemo(() => (items ?? []).filter(({ id }) => !leaving.has(id)), [items, leaving]);
  const needId = cursor.need ?? rows[0]?.need.id;
  const chosen = useChosenRun(needId, rows);
  const { groups } = chosen;

  const show: Show = SHOWS.find((one) => one === textOf(search, 'show')) ?? 'all';
  const all = useMemo(() => (groups ? allOf(groups) : []), [groups]);
  const shown = useMemo(() => all.filter((one) => isShown(one, show)), [all, show]);
  const candidate =
    shown.find(({ profile }) => profile.id === cursor.candidate) ?? firstUndecided(shown);

  const narrow = useNarrow('64rem');
  const chooseNeed = useCallback(
    (need: string | undefined, at = cursor.at) => {
      setSelected(new Set());
      go({ need, candidate: undefined, at }, { push: narrow && at !== 'needs' });
    },
    [go, cursor.at, narrow],
  );
  const chooseCandidate = useCallback(
    // On a phone the detail is a place of its own, and the browser's back button leaves it.
    (id: string) => go({ candidate: id, at: 'detail' }, { push: narrow }),
    [go, narrow],
  );
  // From here on the finger stays on this one, whatever others decide meanwhile. Who has gone
  // elsewhere before this is told stays there.
  const found = candidate?.profile.id;
  const lands = cursor.at !== 'needs' && !cursor.candidate && found !== undefined;
  useEffect(() => {
    if (lands) go({ need: needId, candidate: found }, { from: cursor });
    else if (!cursor.need && needId && !list.comes) go({ need: needId }, { from: cursor });
  }, [lands, cursor, found, go, needId, list.comes]);
  const fresh = useFresh(chosen.run);
  const refresh = useCallback(
    () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: RUNS_KEY }),
        queries.invalidateQueries({ queryKey: RUN_KEY }),
        queries.invalidateQueries({ queryKey: ['get', '/api/invitations'] }),
      ]),
    [queries],
  );
  /** When what the server holds about a candidate was decided; undefined where that is unknown. */
  const stampOf = useCallback(
    (need: string, candidate: Candidate): string | null | undefined => {
      if (isGuessed(need, candidate)) return undefined;
      const runs = queries.getQueriesData<Run>({ queryKey: RUN_KEY }).map(([, run]) => run);
      const run = runs.findLast((one) => one?.need.id === need);
      const held = run && allOf(run).find(({ profile }) => profile.id === candidate.profile.id);
      return held && (held.decision?.decidedAt ?? null);
    },
    [queries],
  );
  const toggle = useCallback((id: string) => {
    setSelected((held) => {
      const next = new Set(held);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);

  return {
    ...{ cursor, go, list, rows, needId, ...chosen, all, shown, show, candidate, refresh },
    ...{ selected, setSelected, toggle, chooseNeed, chooseCandidate, setLeaving },
    ...{ change, fresh, stampOf },
    /** Where the last act leads to is not on the screen yet. */
    moves: list.comes || (cursor.at !== 'needs' && needId !== undefined && (chosen.comes || lands)),
    /** Those an act is about: the selected ones, else the one under the finger. */
    targets: targetsOf(all, selected, candidate),
    /** After a decision the finger moves on by itself. */
    moveOn: () => {
      if (!candidate) return;
      const { id } = candidate.profile;
      const done = (one: Candidate) => one.profile.id !== id && selected.has(one.profile.id);
      const next = nextUndecided(
        shown.filter((one) => !done(one)),
        id,
      );
      if (next && (selected.size === 0 || selected.has(id)))
        go({ candidate: next }, { from: cursor });
      setSelected(new Set());
    },
  };
}

function targetsOf(
  all: Candidate[],
  selected: ReadonlySet<string>,
  candidate: Candidate | undefined,
): Candidate[] {
  if (selected.size > 0) return all.filter(({ profile }) => selected.has(profile.id));
  return candidate ? [candidate] : [];
}
