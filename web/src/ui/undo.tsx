import { useTranslation } from 'react-i18next';
import { dismiss, showUndo, takeBack, useUndoables } from './undo-store';
import './undo.css';

/** `const offerUndo = useUndo(); offerUndo(t('dismissed', { name }), () => client.DELETE(…))`. */
export const useUndo = () => showUndo;

/** Stands once in the frame; z takes back what was done last, see app/undo-layer. */
export function UndoToasts() {
  const { t } = useTranslation('ui');
  const items = useUndoables();
  return (
    <div className="jb-undo" role="status">
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
