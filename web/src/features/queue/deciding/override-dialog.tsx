import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Barriers } from '../barriers';
import { firstFocus } from './first-focus';
import { type Candidate } from '../queue';
import { PartyName } from '../../../ui/party-name';

/** Going on in spite of a conflict: its path is shown, and why it doesn't matter is written. */
export function OverrideDialog(props: {
  targets: Candidate[];
  onConfirm: (targets: Candidate[], note: string) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('queue');
  const field = useId();
  const [note, setNote] = useState('');
  const barred = props.targets.filter(({ needsOverride }) => needsOverride);
  return (
    <Dialog title={t('override.title')} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (note.trim()) props.onConfirm(props.targets, note.trim());
        }}
      >
        {barred.map((candidate) => (
          <div key={candidate.profile.id}>
            <h3>
              <PartyName party={candidate.profile} />
            </h3>
            <Barriers candidate={candidate} />
          </div>
        ))}
        <OverrideField id={field} note={note} onNote={setNote} focus />
        <div className="jb-acts">
          <Button kind="danger" type="submit" disabled={note.trim() === ''}>
            {t('override.act')}
          </Button>
          <Button onClick={props.onClose}>{t('frame:act.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

export function OverrideField(props: {
  id: string;
  note: string;
  onNote: (note: string) => void;
  focus?: boolean;
}) {
  const { t } = useTranslation('queue');
  return (
    <div className="jb-field">
      <label htmlFor={props.id}>{t('override.note')}</label>
      <textarea
        id={props.id}
        className="jb-input"
        rows={3}
        required
        maxLength={2000}
        value={props.note}
        aria-describedby={`${props.id} why`}
        ref={props.focus ? firstFocus : undefined}
        onChange={({ target }) => props.onNote(target.value)}
      />
      <span id={`${props.id} why`} className="jb-quiet">
        {t('override.why')}
      </span>
    </div>
  );
}
