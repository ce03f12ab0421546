import { useTranslation } from 'react-i18next';
import { Instant } from '../ui/instant';
import { type Draft } from './draft-store';
import './draft-note.css';

/** Says that something typed earlier is back, from when, and how to be rid of it. */
export function DraftNote(props: { found: Draft<unknown> | null; onDiscard: () => void }) {
  const { t } = useTranslation('ui');
  if (!props.found) return null;
  const today = new Date().toDateString() === new Date(props.found.at).toDateString();
  return (
    <p className="jb-draft-note" role="status">
      {t('draft.restored')} <Instant at={props.found.at} only={today ? 'time' : undefined} />
      <button type="button" className="jb-tool" onClick={props.onDiscard}>
        {t('draft.discard')}
      </button>
    </p>
  );
}
