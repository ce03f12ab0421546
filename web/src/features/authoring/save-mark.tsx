import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { type SaveState } from './autosave';

/** Whether what is on the page is safe. */
export function SaveMark({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  const { t } = useTranslation('authoring');
  return (
    <span className="jb-save-mark" data-state={state}>
      <span role="status">{t(`save.${state}`)}</span>
      {(state === 'failed' || state === 'stale') && (
        <Button onClick={onRetry}>
          {t(state === 'stale' ? 'save.compare' : 'frame:act.try-again')}
        </Button>
      )}
    </span>
  );
}
