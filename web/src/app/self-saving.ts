import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { meQuery } from '../api/me';
import { Problem } from '../api/problem';
import { type Drafting, useDraft } from './draft';

export type SaveState = 'saved' | 'typing' | 'saving' | 'failed';

interface SelfSavingOptions<T> {
  /** Names the thing for the draft on this machine, such as `bid.<challenge>`. */
  thing: string;
  /** What stands on the page now. */
  read: () => T;
  /** Sends it, or nothing where nothing changed; throws what was refused. */
  save: (value: T, sending: Sending) => Promise<void>;
  onProblem?: (problem: Problem) => void;
}

export interface SelfSaving<T> {
  state: SaveState;
  /** Why the last saving failed. */
  problem: Problem | null;
  draft: Drafting<T>;
  /** Something was typed. */
  typed: () => void;
  /** Saves at once; whether it went well. */
  saveNow: () => Promise<boolean>;
  /** Nothing is to be saved any more: what was typed has been sent in another way. */
  rest: () => void;
}

/** How it is sent: with `keepalive`, as the page is left and its calls with it. */
export interface Sending {
  keepalive: boolean;
}

const SETTLE_MS = 1200;
/** A browser lets calls outlive their page up to 64 KB; more is sent like any other. */
const OUTLIVING_BYTES = 60_000;

/**
 * Saves what is typed soon after the typing pauses, and at once as the page is left or hidden; one
 * saving at a time. Until the server has it, it stays on this machine too. What failed for want of
 * a connection or a session is sent again as soon as there is one.
 */
export function useSelfSaving<T>(options: SelfSavingOptions<T>): SelfSaving<T> {
  const latest = useRef(options);
  latest.current = options;
  const [state, setState] = useState<SaveState>('saved');
  const [problem, setProblem] = useState<Problem | null>(null);
  const draft = useDraft<T>(options.thing);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef<Promise<boolean> | null>(null);
  // Each word typed begins a round; a saving is the last word only if none began meanwhile.
  const round = useRef(0);

  const store = useCallback(
    async (leaving: boolean): Promise<boolean> => {
      const mine = round.current;
      setState('saving');
      try {
        const value = latest.current.read();
        await latest.current.save(value, { keepalive: leaving && isShort(value) });
      } catch (error) {
        const found = Problem.from(error);
        setProblem(found);
        setState('failed');
        latest.current.onProblem?.(found);
        return false;
      }
      setProblem(null);
      const isLast = mine === round.current;
      if (isLast) draft.clear();
      setState(isLast ? 'saved' : 'typing');
      return true;
    },
    [draft],
  );

  const send = useCallback(
    async (leaving: boolean): Promise<boolean> => {
      clearTimeout(timer.current);
      timer.current = undefined;
      while (busy.current) await busy.current;
      busy.current = store(leaving);
      try {
        return await busy.current;
      } finally {
        busy.current = null;
      }
    },
    [store],
  );
  const saveNow = useCallback(() => send(false), [send]);

  const typed = useCallback(() => {
    round.current += 1;
    draft.keep(latest.current.read());
    setState('typing');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void saveNow(), SETTLE_MS);
  }, [draft, saveNow]);

  const rest = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    round.current += 1;
    draft.clear();
    setState('saved');
  }, [draft]);

  useLeaving(() => {
    if (timer.current !== undefined) void send(true);
  });
  useRetry(state === 'failed' ? problem : null, saveNow);
  return { state, problem, draft, typed, saveNow, rest };
}

const isShort = (value: unknown): boolean =>
  new TextEncoder().encode(JSON.stringify(value)).length < OUTLIVING_BYTES;

/** Runs `leave` as the page is hidden, closed, or gone from for another one. */
function useLeaving(leave: () => void): void {
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    const hide = () => latest.current();
    const look = () => document.visibilityState === 'hidden' && hide();
    window.addEventListener('pagehide', hide);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('pagehide', hide);
      document.removeEventListener('visibilitychange', look);
      hide();
    };
  }, []);
}

function useRetry(failed: Problem | null, saveNow: () => Promise<boolean>): void {
  useEffect(() => {
    if (failed?.status !== 0) return undefined;
    const retry = () => void saveNow();
    window.addEventListener('online', retry);
    return () => window.removeEventListener('online', retry);
  }, [failed, saveNow]);
  // Asked anew after somebody signed in again.
  const { dataUpdatedAt: signedIn } = useQuery(meQuery);
  const before = useRef(signedIn);
  useEffect(() => {
    const again = signedIn !== before.current;
    before.current = signedIn;
    if (again && failed?.status === 401) void saveNow();
  }, [failed, saveNow, signedIn]);
}
