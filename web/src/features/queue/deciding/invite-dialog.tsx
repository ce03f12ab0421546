import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Problem } from '../../../api/problem';
import { useDraft } from '../../../app/draft';
import { Button } from '../../../ui/button';
import { Deadline } from '../../../ui/deadline';
import { Dialog } from '../../../ui/dialog';
import { ProblemNote } from '../../../ui/problem-note';
import { Barriers } from '../barriers';
import { firstFocus } from './first-focus';
import { type Invitation } from './inviting';
import { OverrideField } from './override-dialog';
import { type Candidate, type Run } from '../queue';
import { BothNames, PartyName } from '../../../ui/party-name';

/** What is sent is seen before: to whom, their load, until when, and what they may then read. */
export function InviteDialog(props: {
  run: Run;
  targets: Candidate[];
  onSend: (invitation: Invitation) => Promise<void>;
  onClose: () => void;
}) {
  const { t } = useTranslation('queue');
  const { run, targets } = props;
  const field = useId();
  const challengeId = run.need.sourceId;
  const draft = useDraft<string>(`invite.${challengeId}`);
  const [message, setMessage] = useState(draft.found?.value ?? '');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const barred = targets.filter(({ needsOverride }) => needsOverride);
  const send = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await props.onSend({ challengeId, targets, message: message.trim(), note: note.trim() });
      draft.clear();
    } catch (error) {
      setProblem(Problem.from(error));
      setBusy(false);
    }
  };
  return (
    <Dialog title={t('invite.title')} onClose={props.onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send();
        }}
      >
        {problem && <ProblemNote problem={problem} />}
        <p>
          <b>{run.need.title}</b>
        </p>
        <Recipients targets={targets} />
        {barred.map((candidate) => (
          <Barriers key={candidate.profile.id} candidate={candidate} />
        ))}
        {barred.length > 0 && <OverrideField id={`${field} note`} note={note} onNote={setNote} />}
        <div className="jb-field">
          <label htmlFor={field}>{t('invite.message')}</label>
          <textarea
            id={field}
            className="jb-input"
            rows={4}
            maxLength={4000}
            value={message}
            placeholder={t('invite.prompt')}
            ref={firstFocus}
            onChange={({ target }) => {
              setMessage(target.value);
              draft.keep(target.value);
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                event.currentTarget.form?.requestSubmit();
            }}
          />
        </div>
        <What challengeId={challengeId} />
        <div className="jb-acts">
          <Button kind="primary" type="submit" disabled={busy}>
            {t('invite.act', { count: targets.length })} <kbd aria-hidden="true">Ctrl Enter</kbd>
          </Button>
          <Button onClick={props.onClose}>{t('frame:act.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function Recipients({ targets }: { targets: Candidate[] }) {
  const { t } = useTranslation('queue');
  return (
    <ul className="jb-desk-recipients">
      {targets.map(({ profile, load }) => (
        <li key={profile.id}>
          <b>
            <BothNames party={profile} />
          </b>{' '}
          <span className="jb-quiet">
            <PartyName party={profile.organisation} />
          </span>{' '}
          <span className="jb-desk-load-mark" data-full={load.full}>
            {t(load.full ? 'candidate.load-full' : 'candidate.load', { ...load })}
          </span>
          {!profile.hasAccount && <span className="jb-quiet"> {t('invite.no-account')}</span>}
        </li>
      ))}
    </ul>
  );
}

/** What follows from sending: until when an answer counts, and what the invited may read. */
function What({ challengeId }: { challengeId: string }) {
  const { t } = useTranslation('queue');
  const { data } = api.useQuery('get', '/api/challenges/{id}', {
    params: { path: { id: challengeId } },
  });
  return (
    <ul className="jb-quiet jb-desk-follows">
      <li>{t('invite.annex')}</li>
      <li>{t('invite.until')}</li>
      {data?.deadline && (
        <li>
          {t('invite.deadline')} <Deadline at={data.deadline} form="line" />
        </li>
      )}
    </ul>
  );
}
