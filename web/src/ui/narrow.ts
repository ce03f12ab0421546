import { useSyncExternalStore } from 'react';

/** Whether the window is at most so wide; follows it when it is turned or resized. */
export function useNarrow(width = '40rem'): boolean {
  const query = `(max-width: ${width})`;
  return useSyncExternalStore(
    (onChange) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', onChange);
      return () => list.removeEventListener('change', onChange);
    },
    () => window.matchMedia(query).matches,
  );
}
