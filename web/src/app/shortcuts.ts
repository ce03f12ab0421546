import { useEffect, useRef } from 'react';

export interface Shortcut {
  /** As in KeyboardEvent.key; `mod+k` means ⌘K on a Mac and Ctrl+K elsewhere. */
  keys: string;
  /** Key of the sentence that the help (`?`) shows, with its namespace: `queue:keys.next`. */
  says: string;
  run: () => void;
}

/** Every shortcut that is in force now; the help reads it. */
export const inForce = new Map<symbol, readonly Shortcut[]>();

/** Puts shortcuts in force while the calling component is shown. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const id = Symbol('shortcuts');
    inForce.set(id, latest.current);
    const listen = (event: KeyboardEvent) => {
      const pressed = latest.current.find(({ keys }) => matches(event, keys));
      inForce.set(id, latest.current);
      if (!pressed || event.defaultPrevented) return;
      event.preventDefault();
      pressed.run();
    };
    window.addEventListener('keydown', listen);
    return () => {
      inForce.delete(id);
      window.removeEventListener('keydown', listen);
    };
  }, []);
}

/** Plain letters are left alone where somebody types or a dialog is open. */
function matches(event: KeyboardEvent, keys: string): boolean {
  if (keys.startsWith('mod+'))
    return (event.metaKey || event.ctrlKey) && event.key.toLowerCase() === keys.slice(4);
  if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return false;
  return event.key === keys && !document.querySelector('dialog[open], [role="dialog"]');
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
