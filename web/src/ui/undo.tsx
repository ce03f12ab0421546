import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dismiss, letTimePass, showUndo, takeBack, useUndoables } from './undo-store';
import './undo.css';

/** `const offerUndo = useUndo(); offerUndo(t('dismissed', { name }), () => client.DELETE(…))`. */
export const useUndo = () => showUndo;

/**
 * Stands once in the frame; z takes back what was done last, see app/undo-layer. Their time stands
 * still while the pointer or the keyboard is on one of them.
 */
export function UndoToasts() {
  const { t } = useTranslation('ui');
  const items = useUndoables();
  const region = useRef<HTMLDivElement>(null);
  useClock(region, items.length > 0);
  return (
    <div className="jb-undo" role="status" ref={region}>
      {items.map((item) => (
        <div key={item.id} className="jb-undo-toast">
          <span>{item.failed ? t('undo.failed', { what: item.message }) : item.message}</span>
          {item.undo && (
            <button type="button" onClick={() => void takeBack(item)}>
              {t('frame:act.undo')} <kbd aria-hidden="true">z</kbd>
            </button>
          )}
          {!item.undo && (
            <button type="button" onClick={() => dismiss(item.id)}>
              {t('frame:act.close')}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}

const TICK_MS = 200;

function useClock(region: RefObject<HTMLDivElement | null>, running: boolean): void {
  useEffect(() => {
    if (!running) return undefined;
    let before = performance.now();
    const tick = () => {
      const now = performance.now();
      // What is under the hand is asked each time: an element that goes away says no farewell.
      const held = region.current?.matches(':hover, :focus-within');
      if (!held) letTimePass(now - before);
      before = now;
    };
    const clock = setInterval(tick, TICK_MS);
    return () => clearInterval(clock);
  }, [region, running]);
}
