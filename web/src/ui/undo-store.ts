import { useSyncExternalStore } from 'react';

export interface Undoable {
  id: number;
  /** What was done. */
  message: string;
  undo?: () => unknown;
  /** When undoing failed: the sentence to show. */
  failed?: boolean;
}

interface Shown extends Undoable {
  /** Milliseconds until it goes. */
  left: number;
}

/** Long enough to read, to regret, and to reach for the key. */
const SHOWN_MS = 10_000;

let shown: readonly Shown[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function change(next: readonly Shown[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

/** Says what was done, for ten seconds, with the way back if there is one. */
export function showUndo(message: string, undo?: () => unknown): void {
  show({ message, undo });
}

function show(item: Omit<Undoable, 'id'>): void {
  lastId += 1;
  // Only the last two: what is older is better undone where it stands.
  change([...shown.slice(-1), { ...item, id: lastId, left: SHOWN_MS }]);
}

export const dismiss = (id: number): void => change(shown.filter((other) => other.id !== id));

/** So much of everybody's time has gone; whoever shows them calls it while nobody holds them. */
export function letTimePass(milliseconds: number): void {
  for (const item of shown) item.left -= milliseconds;
  if (shown.some(({ left }) => left <= 0)) change(shown.filter(({ left }) => left > 0));
}

/** Takes it back once; a failure is shown in its place. */
export async function takeBack(item: Undoable): Promise<void> {
  dismiss(item.id);
  try {
    await item.undo?.();
  } catch {
    show({ message: item.message, failed: true });
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
