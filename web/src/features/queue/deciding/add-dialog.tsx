import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../../api/client';
import { Problem } from '../../../api/problem';
import { ChooseProfile, type ProfileChoice } from '../../../app/choose-profile';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { ProblemNote } from '../../../ui/problem-note';
import { useUndo } from '../../../ui/undo';
import { Barriers } from '../barriers';
import { type Desk } from '../desk';
import { OverrideField } from './override-dialog';
import { remember } from './trail';
import { useNames } from '../../../ui/party-name';

/** Adds somebody the engine did not name; conflicts are said before, and why he comes is kept. */
export function AddDialog({ desk, onClose }: { desk: Desk; onClose: () => void }) {
  const { t } = useTranslation('queue');
  const names = useNames();
  const tell = useUndo();
  const field = useId();
  const needId = desk.needId ?? '';
  const [choice, setChoice] = useState<ProfileChoice | null>(null);
  const [note, setNote] = useState('');
  const [override, setOverride] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const ready =
    choice !== null && note.trim() !== '' && (!choice.needsOverride || override.trim() !== '');
  const add = async ({ profile, needsOverride }: ProfileChoice) => {
    setBusy(true);
    setProblem(null);
    try {
      const overrideNote = needsOverride ? override.trim() : undefined;
      await client.POST('/api/needs/{needId}/candidates', {
        params: { path: { needId } },
        body: { profileId: profile.id, note: note.trim(), overrideNote },
      });
      await desk.refresh();
      desk.change({ show: undefined });
      desk.go({ candidate: profile.id, at: 'candidates' });
      const path = { needId, profileId: profile.id };
      const undo = remember(async () => {
        await client.DELETE('/api/needs/{needId}/candidates/{profileId}/decision', {
          params: { path },
        });
        await desk.refresh();
      });
      tell(t('did.added', { name: names(profile) }), undo);
      onClose();
    } catch (error) {
      setProblem(Problem.from(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('add.title')} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (choice && ready && !busy) void add(choice);
        }}
      >
        {problem && <ProblemNote problem={problem} />}
        <ChooseProfile
          needId={needId}
          chosen={choice}
          onChoose={setChoice}
          barred={({ actions, decision, inRun }) =>
            actions.includes('add')
              ? null
              : t(decision ? 'add.decided' : inRun ? 'add.in-run' : 'add.not-now')
          }
        />
        {choice && <Barriers candidate={choice} />}
        <div className="jb-field">
          <label htmlFor={field}>{t('add.note')}</label>
          <input
            id={field}
            className="jb-input"
            value={note}
            required
            maxLength={2000}
            onChange={({ target }) => setNote(target.value)}
          />
        </div>
        {choice?.needsOverride && (
          <OverrideField id={`${field} override`} note={override} onNote={setOverride} />
        )}
        <div className="jb-acts">
          <Button kind="primary" type="submit" disabled={!ready || busy}>
            {t('add.act')}
          </Button>
          <Button onClick={onClose}>{t('frame:act.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
