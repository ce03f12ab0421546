import { useSyncExternalStore } from 'react';

export interface Undoable {
  id: number;
  /** What was done. */
  message: string;
  undo?: () => unknown;
  /** When undoing failed: the sentence to show. */
  failed?: boolean;
}

/** Long enough to read, to regret, and to reach for the key. */
const SHOWN_MS = 10_000;

let shown: readonly Undoable[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Undoable[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Says what was done, for ten seconds, with the way back if there is one. */
export function showUndo(message: string, undo?: () => unknown): void {
  lastId += 1;
  const id = lastId;
  // Only the last two: what is older is better undone where it stands.
  change([...shown.slice(-1), { id, message, undo }]);
  setTimeout(() => dismiss(id), SHOWN_MS);
}

export const dismiss = (id: number): void => change(shown.filter((other) => other.id !== id));

/** Takes it back once; a failure is shown in its place. */
export async function takeBack(item: Undoable): Promise<void> {
  dismiss(item.id);
  try {
    await item.undo?.();
  } catch {
    lastId += 1;
    const id = lastId;
    change([...shown, { id, message: item.message, failed: true }]);
    setTimeout(() => dismiss(id), SHOWN_MS);
  }
}

export const useUndoables = (): readonly Undoable[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => shown,
  );
