import { lazy, Suspense, useState } from 'react';
import { useShortcuts } from './shortcuts';

const CommandPalette = lazy(() => import('./command-palette'));
const ShortcutHelp = lazy(() => import('./shortcut-help'));

/** What the keyboard can do everywhere; both windows are fetched when first opened. */
export function ShortcutLayer() {
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const close = () => setOpen(null);
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
