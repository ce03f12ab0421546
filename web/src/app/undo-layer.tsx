import { UndoToasts } from '../ui/undo';
import { takeBack, useUndoables } from '../ui/undo-store';
import { useShortcuts } from './shortcuts';

/** What can be taken back, and the key that does it, on every page. */
export function UndoLayer() {
  const last = useUndoables().findLast(({ undo }) => undo);
  useShortcuts([{ keys: 'z', says: 'ui:keys.undo', run: () => void (last && takeBack(last)) }]);
  return <UndoToasts />;
}
