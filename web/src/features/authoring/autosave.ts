import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import {
  type SaveState as SelfSaveState,
  type Sending,
  useSelfSaving,
} from '../../app/self-saving';
import { type Challenge, type ChallengeText, changesOf, textOf } from './challenge-text';

export type SaveState = SelfSaveState | 'stale';

/** What the author's edits stand upon. */
interface Base {
  version: number;
  /** As the server has it. */
  saved: ChallengeText;
  /** As the form said it when it was stored: the server writes some values otherwise (1.00). */
  said: ChallengeText;
}

/** A draft keeps its base, lest it be taken for an edit of what others saved in between. */
interface Kept {
  text: ChallengeText;
  base: Base;
}

interface Options {
  loaded: Challenge;
  read: () => ChallengeText;
  onProblem: (problem: Problem) => void;
}

/**
 * Saves a challenge as it is written, each time upon the version that was read last. When somebody
 * else saved in between, every saving is refused until the author has chosen between both versions.
 */
export function useAutosave({ loaded, read, onProblem }: Options) {
  const queries = useQueryClient();
  const [theirs, setTheirs] = useState<Challenge | null>(null);
  const base = useRef<Base>(null);
  const standing = useCallback(() => (base.current ??= baseOf(loaded)), [loaded]);

  const save = async ({ text, base: upon }: Kept, { keepalive }: Sending) => {
    const changes = changesOf(text, upon.said);
    const title = changes.title === null ? upon.said.title : text.title;
    // A name that is being retyped stays as it was until there is one again.
    if (changes.title === null) delete changes.title;
    if (Object.keys(changes).length === 0) return;
    const params = { path: { id: loaded.id } };
    const body = { ...changes, version: upon.version };
    const { data } = await client.PATCH('/api/challenges/{id}', { params, body, keepalive });
    if (data) base.current = { ...baseOf(data), said: { ...text, title } };
    // Where somebody goes from here he reads what he has just written.
    for (const part of ['/checklist', '/similar', ...(keepalive ? [''] : [])])
      void queries.invalidateQueries({ queryKey: ['get', `/api/challenges/{id}${part}`] });
  };
  const saving = useSelfSaving<Kept>({
    thing: `challenge-text.${loaded.id}`,
    read: () => ({ text: structuredClone(read()), base: standing() }),
    save: async (kept, sending) => {
      try {
        await save(kept, sending);
      } catch (error) {
        if (isStale(Problem.from(error))) setTheirs(await newest(loaded.id));
        throw error;
      }
    },
    onProblem: (problem) => isStale(problem) || onProblem(problem),
  });
  const { draft, state, problem, typed, saveNow } = saving;
  // A page that was closed as it saved doesn't know that the server has it all.
  const [has] = useState(() => draft.found !== null && isIn(loaded, draft.found.value.text));
  useEffect(() => {
    if (has) draft.clear();
  }, [has, draft]);
  const found = has ? null : draft.found;
  base.current ??= found?.value.base ?? null;

  return {
    state: state === 'failed' && problem && isStale(problem) ? ('stale' as const) : state,
    found,
    discard: () => {
      base.current = null;
      draft.discard();
    },
    typed,
    saveNow,
    theirs,
    base: standing,
    /** The author has chosen: from now on his edits stand upon the other version. */
    settle: () => {
      if (theirs) base.current = baseOf(theirs);
      setTheirs(null);
    },
    /** Chosen later: the next saving is refused like this one and asks again. */
    putOff: () => setTheirs(null),
  };
}

const isStale = ({ code }: Problem): boolean => code === 'stale-edit';

const isIn = (challenge: Challenge, text: ChallengeText): boolean =>
  Object.keys(changesOf(text, textOf(challenge))).length === 0;

function baseOf(challenge: Challenge): Base {
  const saved = textOf(challenge);
  return { version: challenge.version ?? 0, saved, said: saved };
}

async function newest(id: string): Promise<Challenge | null> {
  const { data } = await client.GET('/api/challenges/{id}', { params: { path: { id } } });
  return data ?? null;
}
