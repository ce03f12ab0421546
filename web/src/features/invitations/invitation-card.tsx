import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { Button } from '../../ui/button';
import { Deadline } from '../../ui/deadline';
import { LongText } from '../../ui/forms/long-text';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useProblemForm } from '../../ui/forms/problem-form';
import { Instant } from '../../ui/instant';
import { ProblemNote } from '../../ui/problem-note';
import { StateTag } from '../../ui/state-tag';
import './invitation-card.css';
import { PartyName, useNames } from '../../ui/party-name';

type Invitation = components['schemas']['InvitationAnswer'];

/** Who invites whom to what, until when an answer counts, and the answer. */
export function InvitationCard(props: { invitation: Invitation; linked?: boolean }) {
  const { t } = useTranslation('invitations');
  const names = useNames();
  const { invitation, linked } = props;
  const { challenge, profile, state } = invitation;
  const path = { to: '/challenges/$id', params: { id: challenge.id } };
  return (
    <article className="jb-card jb-invitation">
      {linked && (
        <h2>
          <PageLink to="/invitations/$id" params={{ id: invitation.id }}>
            {challenge.title}
          </PageLink>
        </h2>
      )}
      <p>
        <StateTag kind="invitation" state={state} /> {challenge.number} ·{' '}
        <PartyName party={challenge.organisation} />
      </p>
      <p className="jb-quiet">
        {t('from', { name: names(invitation.invitedBy) })} · {t('for', { name: names(profile) })} ·{' '}
        <Instant at={invitation.createdAt} />
      </p>
      {invitation.message && <blockquote>{invitation.message}</blockquote>}
      {state === 'sent' && (
        <p>
          {t('answer-until')} <Instant at={invitation.expiresAt} seconds />
        </p>
      )}
      {invitation.declineReason && <p>{t('declined', { reason: invitation.declineReason })}</p>}
      {invitation.withdrawalReason && (
        <p>{t('withdrawn', { reason: invitation.withdrawalReason })}</p>
      )}
      <p>
        {t('bids-until')} <Deadline at={challenge.deadline} form="line" />
      </p>
      <p>
        <PageLink {...path}>{t('see')}</PageLink>
      </p>
      {state === 'accepted' && invitation.own && (
        <div className="jb-acts">
          <PageLink
            to="/bids/$challengeId"
            params={{ challengeId: challenge.id }}
            className="jb-button jb-button-primary"
          >
            {t('bid')}
          </PageLink>
        </div>
      )}
      <Acts invitation={invitation} />
    </article>
  );
}

function Acts({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation('invitations');
  const queries = useQueryClient();
  const [asking, setAsking] = useState<'decline' | 'withdraw' | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const may = (act: Invitation['actions'][number]) => invitation.actions.includes(act);
  const accept = async () => {
    setProblem(null);
    try {
      const params = { path: { id: invitation.id } };
      await client.PUT('/api/invitations/{id}/acceptance', { params });
      await queries.invalidateQueries();
    } catch (error) {
      setProblem(Problem.from(error));
    }
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      {may('accept') && <p className="jb-quiet">{t('accept-means')}</p>}
      <div className="jb-acts">
        {may('accept') && (
          <Button kind="primary" onClick={() => void accept()}>
            {t('act.accept')}
          </Button>
        )}
        {may('decline') && <Button onClick={() => setAsking('decline')}>{t('act.decline')}</Button>}
        {may('withdraw') && (
          <Button kind="grave" onClick={() => setAsking('withdraw')}>
            {t('act.withdraw')}
          </Button>
        )}
      </div>
      {asking && <Reason act={asking} invitation={invitation} onClose={() => setAsking(null)} />}
    </>
  );
}

function Reason(props: {
  act: 'decline' | 'withdraw';
  invitation: Invitation;
  onClose: () => void;
}) {
  const { t } = useTranslation('invitations');
  const { act, invitation, onClose } = props;
  const queries = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const { problem, run, busy } = useProblemForm(form);
  const send = (body: { reason: string }) =>
    run(async () => {
      const params = { path: { id: invitation.id } };
      if (act === 'decline') await client.PUT('/api/invitations/{id}/refusal', { params, body });
      else await client.PUT('/api/invitations/{id}/withdrawal', { params, body });
      await queries.invalidateQueries();
      onClose();
    });
  return (
    <FormDialog
      form={form}
      title={t(`act.${act}`)}
      act={t(`act.${act}`)}

      busy={busy}
      problem={problem}

      onFinish={send}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t('reason')}
        extra={t(`reason-${act}`)}
        rules={[{ required: true, whitespace: true, message: t('reason-missing') }]}
      >
        <LongText rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
