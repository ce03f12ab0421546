import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { Button } from '../../ui/button';
import { LongText } from '../../ui/forms/long-text';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useProblemForm } from '../../ui/forms/problem-form';
import { MatchCard } from '../../ui/match-card';
import { ProblemNote } from '../../ui/problem-note';
import { useTongue } from '../../ui/tongue';
import { useUndo } from '../../ui/undo';
import './fits.css';
import { PartyName } from '../../ui/party-name';

type Fit = components['schemas']['FitAnswer'];

/** One challenge, why it fits, and the way to say that it doesn't. */
export function FitCard({ fit }: { fit: Fit }) {
  const { t } = useTranslation('fits');
  const tongue = useTongue();
  const queries = useQueryClient();
  const offerUndo = useUndo();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { need, explanation } = fit;
  const params = { path: { needId: need.id } };
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/api/fits'] });
  const undo = async () => {
    await client.DELETE('/api/fits/{needId}/disinterest', { params });
    await refresh();
  };
  const takeBack = () => undo().catch((error: unknown) => setProblem(Problem.from(error)));
  const head = (
    <div>
      <h2>
        <PageLink to="/challenges/$id" params={{ id: need.sourceId }}>
          {need.title}
        </PageLink>
      </h2>
      <p className="jb-quiet">
        <PartyName party={need.organisation} />
      </p>
    </div>
  );
  return (
    <div className="jb-card jb-fit">
      {problem && <ProblemNote problem={problem} />}
      {explanation && fit.score !== null ? (
        <MatchCard explanation={explanation} score={fit.score} head={head} />
      ) : (
        head
      )}
      {fit.conflicts.map((conflict) => (
        <p key={conflict.words.en} className="jb-note">
          {t('conflict')} {conflict.words[tongue]}
        </p>
      ))}
      {fit.disinterest && <p>{t('declined', { reason: fit.disinterest.reason })}</p>}
      <div className="jb-acts">
        {fit.conflicts.length === 0 && (
          <PageLink
            className="jb-button jb-button-primary"
            to="/bids/$challengeId"
            params={{ challengeId: need.sourceId }}
          >
            {t('act.bid')}
          </PageLink>
        )}
        {fit.actions.includes('decline') && (
          <Button onClick={() => setAsking(true)}>{t('act.decline')}</Button>
        )}
        {fit.actions.includes('undo-decline') && (
          <Button onClick={() => void takeBack()}>{t('act.undo-decline')}</Button>
        )}
      </div>
      {asking && (
        <Disinterest
          needId={need.id}
          onDone={() => {
            setAsking(false);
            void refresh();
            offerUndo(t('said', { title: need.title }), undo);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

function Disinterest(props: { needId: string; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation('fits');
  const [form] = Form.useForm<{ reason: string }>();
  const { problem, run, busy } = useProblemForm(form);
  const send = (body: { reason: string }) =>
    run(async () => {
      const params = { path: { needId: props.needId } };
      await client.PUT('/api/fits/{needId}/disinterest', { params, body });
      props.onDone();
    });
  return (
    <FormDialog
      form={form}
      title={t('act.decline')}
      act={t('ask.act')}

      busy={busy}
      problem={problem}

      onFinish={send}
      onClose={props.onClose}
    >
      <Form.Item
        name="reason"
        label={t('ask.reason')}
        extra={t('ask.why')}
        rules={[{ required: true, whitespace: true, message: t('ask.missing') }]}
      >
        <LongText rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}
