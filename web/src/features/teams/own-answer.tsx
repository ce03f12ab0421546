import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act';
import { client } from '../../api/client';
import { Button } from '../../ui/button';
import '../../ui/fields.css';
import { ProblemNote } from '../../ui/problem-note';
import { type JointTeam, type Member } from './joint-team';

/** What somebody is asked, and his answer to it; declining may say why. */
export function OwnAnswer(props: { team: JointTeam; member: Member; onDeclined: () => void }) {
  const { t } = useTranslation('teams');
  const { team, member } = props;
  const { run, busy, problem } = useAct();
  const field = useId();
  const [declining, setDeclining] = useState(false);
  const [reason, setReason] = useState('');
  const params = { path: { id: team.id, memberId: member.id } };
  const path = '/api/joint-teams/{id}/members/{memberId}';
  const decline = async () => {
    // The team is out of sight from here on: the page is left before anything is read anew.
    const body = { reason: reason.trim() || null };
    await run(async () => {
      await client.PUT(`${path}/refusal`, { params, body });
      props.onDeclined();
    });
  };
  return (
    <section className="jb-card jb-joint-answer" aria-labelledby={`${field}-title`}>
      <h2 id={`${field}-title`}>{t('joint.asked')}</h2>
      <p>
        {t('joint.asked-part', { role: member.role })}
        {member.months !== null && ` ${t('joint.asked-months', { count: member.months })}`}
      </p>
      {member.message && <blockquote className="jb-plain-text">{member.message}</blockquote>}
      {problem && <ProblemNote problem={problem} />}
      {declining ? (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void decline();
          }}
        >
          <div className="jb-field">
            <label htmlFor={field}>{t('joint.reason')}</label>
            <textarea
              id={field}
              className="jb-input"
              rows={2}
              maxLength={500}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          </div>
          <div className="jb-acts">
            <Button kind="danger" type="submit" disabled={busy}>
              {t('joint.decline')}
            </Button>
            <Button onClick={() => setDeclining(false)}>{t('frame:act.cancel')}</Button>
          </div>
        </form>
      ) : (
        <div className="jb-acts">
          <Button
            kind="primary"
            disabled={busy}
            onClick={() => void run(() => client.PUT(`${path}/acceptance`, { params }))}
          >
            {t('joint.accept')}
          </Button>
          <Button onClick={() => setDeclining(true)}>{t('joint.decline')}</Button>
        </div>
      )}
    </section>
  );
}
