import { useCallback } from 'react';
import { takeBack, useUndoables } from '../../../ui/undo-store';

/** What was done in the queue since the page was loaded, the last at the end. */
let trail: readonly (() => Promise<void>)[] = [];

/** More than anybody would take back one by one. */
const LONGEST = 100;

/** Remembers the way back of an act; what is returned goes it once, from wherever it is called. */
export function remember(undo: () => Promise<void>): () => Promise<void> {
  const once = async () => {
    if (!trail.includes(once)) return;
    forget(once);
    await undo();
  };
  trail = [...trail, once].slice(-LONGEST);
  return once;
}

/** An act that was refused leaves nothing to be taken back. */
export function forget(undo: () => Promise<void>): void {
  trail = trail.filter((other) => other !== undo);
}

/** Takes the last act back; false where there is none. Its note on the screen goes with it. */
export function useTakingBack(): () => boolean {
  const notes = useUndoables();
  return useCallback(() => {
    const last = trail.at(-1);
    if (!last) return false;
    const note = notes.find(({ undo }) => undo === last);
    void takeBack(note ?? { id: 0, message: '', undo: last });
    return true;
  }, [notes]);
}
