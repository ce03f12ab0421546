import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act';
import { client } from '../../api/client';
import type { components } from '../../api/schema';
import { Button } from '../../ui/button';
import '../../ui/fields.css';
import { Instant } from '../../ui/instant';
import { ProblemNote } from '../../ui/problem-note';

type WholePerson = components['schemas']['WholePersonAnswer'];

/** Shuts a person out, after saying what follows and asking why; or lets him in again. */
export function Deactivation({ person }: { person: WholePerson }) {
  const { t } = useTranslation('organisations');
  const { run, busy, problem } = useAct();
  const [asked, setAsked] = useState(false);
  const params = { path: { personId: person.id } };
  const path = '/api/people/{personId}/deactivation';
  const shutOut = async (reason: string) => {
    if (await run(() => client.PUT(path, { params, body: { reason } }))) setAsked(false);
  };
  return (
    <>
      {person.disabledAt && (
        <p className="jb-note">
          {t('people.disabled-since')} <Instant at={person.disabledAt} />
          {person.disabledReason && <span> · {person.disabledReason}</span>}
        </p>
      )}
      {problem && <ProblemNote problem={problem} />}
      {asked ? (
        <Ask person={person} busy={busy} onSend={shutOut} onCancel={() => setAsked(false)} />
      ) : (
        <div className="jb-acts">
          {person.actions.includes('deactivate') && (
            <Button onClick={() => setAsked(true)}>{t('people.deactivate')}</Button>
          )}
          {person.actions.includes('reactivate') && (
            <Button
              kind="primary"
              disabled={busy}
              onClick={() => void run(() => client.DELETE(path, { params }))}
            >
              {t('people.reactivate')}
            </Button>
          )}
        </div>
      )}
    </>
  );
}

function Ask(props: {
  person: WholePerson;
  busy: boolean;
  onSend: (reason: string) => Promise<void>;
  onCancel: () => void;
}) {
  const { t } = useTranslation('organisations');
  const field = useId();
  const [reason, setReason] = useState('');
  const { openSessions, leavesEmpty } = props.person;
  return (
    <form
      className="jb-note"
      onSubmit={(event) => {
        event.preventDefault();
        void props.onSend(reason.trim());
      }}
    >
      <p>{t('people.consequences')}</p>
      <ul>
        <li>{t('people.signed-out', { count: openSessions })}</li>
        <li>{t('people.work-stays')}</li>
        {leavesEmpty.length > 0 && (
          <li>
            <strong>
              {t('people.leaves-empty', { names: leavesEmpty.map(({ name }) => name).join('、') })}
            </strong>
          </li>
        )}
      </ul>
      <div className="jb-field">
        <label htmlFor={field}>{t('people.reason')}</label>
        <textarea
          id={field}
          className="jb-input"
          rows={3}
          maxLength={500}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      <div className="jb-acts">
        <Button kind="danger" type="submit" disabled={props.busy || !reason.trim()}>
          {t('people.deactivate-confirm')}
        </Button>
        <Button onClick={props.onCancel}>{t('frame:act.cancel')}</Button>
      </div>
    </form>
  );
}
