import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useDraft } from '../../app/draft';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import { type Challenge, type ChallengeText, changesOf, textOf } from './challenge-text';

export type SaveState = 'saved' | 'typing' | 'saving' | 'failed' | 'stale';

const SETTLE_MS = 1200;

interface Options {
  loaded: Challenge;
  read: () => ChallengeText;
  onProblem: (problem: Problem) => void;
}

/**
 * Saves what is typed soon after the typing pauses, each time upon the version that was read last.
 * Until the server has it, it is kept on this machine too. A stale edit stops the saving until the
 * author has chosen between both versions.
 */
export function useAutosave({ loaded, read, onProblem }: Options) {
  const queries = useQueryClient();
  const [state, setState] = useState<SaveState>('saved');
  const [theirs, setTheirs] = useState<Challenge | null>(null);
  const base = useRef(loaded);
  // What the form said when it was last stored: the answer writes some values otherwise (1.00).
  const stored = useRef(textOf(loaded));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef<Promise<boolean> | null>(null);
  const draft = useDraft<ChallengeText>(`challenge.${loaded.id}`);

  const store = useCallback(async (): Promise<boolean> => {
    const { id } = base.current;
    const now = structuredClone(read());
    const changes = changesOf(now, stored.current);
    if (Object.keys(changes).length === 0 || changes.title === null) {
      setState('saved');
      return true;
    }
    setState('saving');
    try {
      const { data } = await client.PATCH('/api/challenges/{id}', {
        params: { path: { id } },
        body: { ...changes, version: base.current.version ?? 0 },
      });
      if (data) base.current = data;
      stored.current = now;
      const more = Object.keys(changesOf(read(), now)).length > 0;
      if (!more) draft.clear();
      setState(more ? 'typing' : 'saved');
      void queries.invalidateQueries({ queryKey: ['get', '/api/challenges/{id}/checklist'] });
      return true;
    } catch (error) {
      const problem = Problem.from(error);
      if (problem.code === 'stale-edit') {
        setTheirs(
          (await client.GET('/api/challenges/{id}', { params: { path: { id } } })).data ?? null,
        );
        setState('stale');
      } else {
        setState('failed');
        onProblem(problem);
      }
      return false;
    }
  }, [draft, onProblem, queries, read]);

  /** One save at a time; what is typed meanwhile goes with the next. */
  const saveNow = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    while (busy.current) await busy.current;
    busy.current = store();
    try {
      return await busy.current;
    } finally {
      busy.current = null;
    }
  }, [store]);

  const typed = useCallback(() => {
    draft.keep(read());
    setState('typing');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void saveNow(), SETTLE_MS);
  }, [draft, read, saveNow]);

  /** The author has chosen: from now on his edits stand upon the other version. */
  const settle = useCallback((): ChallengeText => {
    const before = textOf(base.current);
    if (theirs) {
      base.current = theirs;
      stored.current = textOf(theirs);
    }
    setTheirs(null);
    return before;
  }, [theirs]);

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const retry = () => void saveNow();
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [saveNow]);
  return { state, typed, saveNow, theirs, settle, draft, base };
}
