import { lazy, Suspense, useEffect, useState } from 'react';
import { useShortcuts } from './shortcuts';

const CommandPalette = lazy(() => import('./command-palette'));
const ShortcutHelp = lazy(() => import('./shortcut-help'));

const OPEN = 'jiebang-open-palette';

/** For buttons; the keyboard has its own way in. */
export const openPalette = (): void => void window.dispatchEvent(new Event(OPEN));

/** What the keyboard can do everywhere; both windows are fetched when first opened. */
export function ShortcutLayer() {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const close = () => setOpen(null);
  useEffect(() => {
    const show = () => setOpen('palette');
    window.addEventListener(OPEN, show);
    return () => window.removeEventListener(OPEN, show);
  }, []);
  useShortcuts([
    { keys: 'mod+k', says: 'frame:keys.search', run: () => setOpen('palette') },
    { keys: '/', says: 'frame:keys.search', run: () => setOpen('palette') },
    { keys: '?', says: 'frame:keys.help', run: () => setOpen('help') },
  ]);
  return (
    <Suspense fallback={null}>
      {open === 'palette' && <CommandPalette onClose={close} />}
      {open === 'help' && <ShortcutHelp onClose={close} />}
    </Suspense>
  );
}
