import { useCallback, useEffect, useRef, useState } from 'react';
import { textOf, useAddress } from '../../app/address';
import type { Search } from '../../app/page-route';

/** Columns from left to right; on a phone one of them is shown. */
export const COLUMNS = ['needs', 'candidates', 'detail'] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** Where somebody stands in the queue. */
export interface Cursor {
  at: ColumnName;
  need?: string;
  candidate?: string;
}

export interface Going {
  /** Leaves an entry for the browser's back button. */
  push?: boolean;
  /** Goes only if somebody still stands here: what was begun there must not move him later. */
  from?: Cursor;
}

/**
 * Where somebody stands, told by the address so that links and reloads lead back there. It is kept
 * here as well: the address follows a moment later, and keys are pressed faster than that.
 */
export function useCursor(): [Cursor, (next: Partial<Cursor>, going?: Going) => void] {
  const [search, change] = useAddress();
  const [cursor, setCursor] = useState(() => read(search));
  const latest = useRef(cursor);
  const written = useRef<string[]>([]);
  const told = keyOf(read(search));
  const seen = useRef(told);
  useEffect(() => {
    if (told === seen.current) return;
    seen.current = told;
    // What this page wrote comes back, perhaps late; all else is a link or the browser's buttons.
    const own = written.current.indexOf(told);
    written.current = written.current.slice(own + 1);
    if (own >= 0) return;
    latest.current = read(search);
    setCursor(latest.current);
  }, [told, search]);
  const go = useCallback(
    (next: Partial<Cursor>, { push = false, from }: Going = {}) => {
      if (from && from !== latest.current) return;
      const to = { ...latest.current, ...next };
      if (keyOf(to) === keyOf(latest.current)) return;
      latest.current = to;
      written.current.push(keyOf(to));
      setCursor(to);
      const { at, need, candidate } = to;
      change({ at: at === 'needs' ? undefined : at, need, candidate }, { push });
    },
    [change],
  );
  return [cursor, go];
}

function read(search: Search): Cursor {
  const at = COLUMNS.find((name) => name === textOf(search, 'at')) ?? 'needs';
  return { at, need: textOf(search, 'need'), candidate: textOf(search, 'candidate') };
}

const keyOf = ({ at, need, candidate }: Cursor): string => `${at} ${need ?? ''} ${candidate ?? ''}`;
