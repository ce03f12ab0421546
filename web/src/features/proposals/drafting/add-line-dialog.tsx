import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChooseProfile, type ProfileChoice } from '../../../app/choose-profile';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { type ProposalDesk } from '../desk';
import { type ProposedChallenge } from '../proposal';
import { useNames } from '../../../ui/party-name';

/** Puts somebody into the draft by hand; a conflict is named before, and why it is passed over. */
export function AddLineDialog(props: {
  desk: ProposalDesk;
  proposed: ProposedChallenge;
  onClose: () => void;
}) {
  const { t } = useTranslation(['proposals', 'terms']);
  const { desk, proposed, onClose } = props;
  const names = useNames();
  const field = useId();
  const [choice, setChoice] = useState<ProfileChoice | null>(null);
  const [note, setNote] = useState('');
  const there = new Set(proposed.lines.map(({ profile }) => profile.id));
  const ready = choice !== null && (!choice.needsOverride || note.trim() !== '');
  const add = async ({ profile, needsOverride }: ProfileChoice) => {
    const { needId, challenge } = proposed;
    onClose();
    await desk.edit(t('did.add', { name: names(profile), title: challenge.title }), [
      {
        ...{ act: 'add', needId, profileId: profile.id },
        overrideNote: needsOverride ? note.trim() : undefined,
      },
    ]);
  };
  const barred = ({ profile, decision }: ProfileChoice) => {
    if (there.has(profile.id)) return t('add.there');
    if (decision === 'invited' || decision === 'dismissed') return t(`add.${decision}`);
    return null;
  };
  return (
    <Dialog title={t('add.title', { title: proposed.challenge.title })} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (choice && ready) void add(choice);
        }}
      >
        <ChooseProfile
          needId={proposed.needId}
          chosen={choice}
          onChoose={setChoice}
          barred={barred}
        />
        {choice?.needsOverride && (
          <div className="jb-field">
            <label htmlFor={field}>{t('add.override')}</label>
            <textarea
              id={field}
              className="jb-input"
              rows={3}
              required
              maxLength={2000}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </div>
        )}
        <p className="jb-quiet">{t('add.pinned')}</p>
        <div className="jb-acts">
          <Button kind="primary" type="submit" disabled={!ready}>
            {t('add.act')}
          </Button>
          <Button onClick={onClose}>{t('frame:act.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
