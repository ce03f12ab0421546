import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { ProblemNote } from '../../ui/problem-note';
import { useUndo } from '../../ui/undo';
import { type Wanted } from './learning';
import { useVersionWords } from './version-words';
import '../../ui/fields.css';

/** Puts weights in force, or back: what follows is read, then the reason is written. */
export function EnforceDialog(props: { wanted: Wanted; seen: number | null; onClose: () => void }) {
  const { t } = useTranslation('learning');
  const tell = useUndo();
  const say = useVersionWords();
  const queries = useQueryClient();
  const field = useId();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const version = say(props.wanted);
  const { heldOut } = props.wanted ?? {};
  const isUnproven = heldOut !== undefined && heldOut.verdict !== 'better';
  const enforce = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const body = { versionId: props.wanted?.id ?? null, reason, seen: props.seen };
      await client.PUT('/api/match-weights/enforcement', { body });
      await queries.invalidateQueries();
      tell(t('enforce.done', { version }));
      props.onClose();
    } catch (error) {
      setProblem(Problem.from(error));
      setBusy(false);
      void queries.invalidateQueries();
    }
  };
  return (
    <Dialog title={t('enforce.title', { version })} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() && !busy) void enforce();
        }}
      >
        <p>{t('enforce.consequence')}</p>
        {isUnproven && <p className="jb-desk-note">{t('enforce.unproven')}</p>}
        {problem && <ProblemNote problem={problem} />}
        <div className="jb-field">
          <label htmlFor={field}>{t('enforce.reason')}</label>
          <textarea
            id={field}
            className="jb-input"
            rows={3}
            maxLength={2000}
            required
            autoFocus
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </div>
        <p className="jb-quiet">{t('enforce.kept')}</p>
        <div className="jb-acts">
          <Button kind="primary" type="submit" disabled={busy || !reason.trim()}>
            {t('act.put-in-force')}
          </Button>
          <Button onClick={props.onClose}>{t('frame:act.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
