import { useShortcuts } from '../../../app/shortcuts';

/** j and k walk from line to line; a letter presses the button of the line that bears it. */
export function useLineKeys(): void {
  useShortcuts([
    { keys: 'j', says: 'proposals:keys.next', run: () => step(1) },
    { keys: 'k', says: 'proposals:keys.before', run: () => step(-1) },
    { keys: 'p', says: 'proposals:keys.pin', run: () => press('p') },
    { keys: 'f', says: 'proposals:keys.forbid', run: () => press('f') },
    { keys: 'r', says: 'proposals:keys.remove', run: () => press('r') },
    { keys: 'l', says: 'proposals:keys.release', run: () => press('l') },
  ]);
}

const lines = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-line]')];

const current = (): HTMLElement | null =>
  document.activeElement?.closest<HTMLElement>('[data-line]') ?? null;

function step(by: 1 | -1): void {
  const all = lines();
  const here = current();
  const next = all[here ? all.indexOf(here) + by : by > 0 ? 0 : all.length - 1];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function press(key: string): void {
  current()?.querySelector<HTMLButtonElement>(`[data-key="${key}"]`)?.click();
}
