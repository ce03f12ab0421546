import { useEffect, useReducer, useRef } from 'react';

/** What was pressed longer ago than this is forgotten: nobody remembers it as still to come. */
const HELD_MS = 5_000;

interface Held {
  name: string;
  at: number;
}

/**
 * Keys act on what the page shows. Those pressed while it still `moves` to where the keys before
 * them lead are held and pressed in their order once it has arrived, each on what the one before
 * it has left. `keep(name, act)` makes such a key, `holds` tells whether one would be held now, and
 * `forget` drops those that are.
 */
export function useHeldKeys(moves: boolean) {
  const held = useRef<Held[]>([]);
  // The one that was pressed last for the person; the next must see what it has changed.
  const pressed = useRef(false);
  const acts = useRef(new Map<string, () => void>());
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    if (pressed.current) held.current.shift();
    pressed.current = false;
    if (moves) return;
    const since = Date.now() - HELD_MS;
    held.current = held.current.filter(({ at }) => at >= since);
    // A window that has opened meanwhile has keys of its own.
    if (document.querySelector('dialog[open], [role="dialog"]')) held.current = [];
    const [next] = held.current;
    if (!next) return;
    pressed.current = true;
    acts.current.get(next.name)?.();
    drawAgain();
  });
  const holds = () => moves || held.current.length > 0;
  return {
    holds,
    keep: (name: string, act: () => void) => {
      acts.current.set(name, act);
      return () => {
        if (holds()) held.current.push({ name, at: Date.now() });
        else act();
      };
    },
    forget: () => {
      held.current = [];
    },
  };
}
