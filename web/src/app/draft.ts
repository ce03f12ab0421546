import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useMe } from '../api/me';
import { type Draft, dropDraft, keepDraft, placeOf, readDraft } from './draft-store';

export interface Drafting<T> {
  /** What was typed before and not sent: for the form's first values, and for a `DraftNote`. */
  found: Draft<T> | null;
  /** Remembers what is typed now; calls in quick succession are one. */
  keep: (value: T) => void;
  /** After success: nothing is left to be restored. */
  clear: () => void;
  /** The reader wants none of it: forgets it and takes the note away. */
  discard: () => void;
}

const SETTLE_MS = 400;

/**
 * Keeps what somebody types on this machine until it is sent. `key` names the thing, such as
 * `bid.<challenge>`; the person is added. With `value`, every change of it after the first is kept.
 */
export function useDraft<T>(key: string, value?: T): Drafting<T> {
  const me = useMe();
  const place = placeOf(me?.personId ?? 'visitor', key);
  const read = () => ({ place, draft: readDraft<T>(localStorage, place, Date.now()) });
  const [state, setState] = useState(read);
  // After a reload it may take a moment until it is known whose page this is.
  if (state.place !== place) setState(read());
  const found = state.draft;
  const pending = useRef<{ place: string; value: T } | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const write = useCallback(() => {
    clearTimeout(timer.current);
    const now = pending.current;
    pending.current = null;
    if (now) keepDraft(localStorage, now.place, now.value, Date.now());
  }, []);
  const keep = useCallback(
    (next: T) => {
      pending.current = { place, value: next };
      clearTimeout(timer.current);
      timer.current = setTimeout(write, SETTLE_MS);
    },
    [place, write],
  );
  const clear = useCallback(() => {
    clearTimeout(timer.current);
    pending.current = null;
    dropDraft(localStorage, place);
    setState({ place, draft: null });
  }, [place]);
  useEffect(() => {
    // A reload or another page must not lose the last half second.
    window.addEventListener('pagehide', write);
    return () => {
      window.removeEventListener('pagehide', write);
      write();
    };
  }, [write]);
  useKeeping(value, keep);
  return useMemo(() => ({ found, keep, clear, discard: clear }), [found, keep, clear]);
}

function useKeeping<T>(value: T | undefined, keep: (value: T) => void): void {
  const before = useRef(value);
  useEffect(() => {
    if (value === undefined || value === before.current) return;
    before.current = value;
    keep(value);
  }, [value, keep]);
}
