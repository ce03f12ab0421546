import { useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { fromBeijing, toBeijing } from '../../ui/instant-parts';
import { InstantInput } from '../../ui/forms/instant-input';
import { LongText } from '../../ui/forms/long-text';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useProblemForm } from '../../ui/forms/problem-form';
import { ProblemNote } from '../../ui/problem-note';
import { type Challenge } from './challenge-text';

type Act = Challenge['actions'][number];
/** Acts that ask for one thing first: a reason, or a time. */
const ASKING = ['return', 'reject', 'list', 'extend-deadline', 'relist', 'withdraw'] as const;
type Asking = (typeof ASKING)[number];
const REASONED: readonly Asking[] = ['return', 'reject', 'withdraw'];
const GRAVE: readonly Act[] = ['reject', 'withdraw'];
/** Acts that are done at once. */
const DIRECT = ['start-screening', 'approve'] as const satisfies readonly Act[];
type Direct = (typeof DIRECT)[number];

/** What the API lets the caller do with the whole challenge now. */
export function ChallengeActs({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('authoring');
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asking | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const may = (act: Act) => challenge.actions.includes(act);
  const go = async (act: Direct) => {
    setProblem(null);
    try {
      await performDirect(act, challenge.id);
      await queries.invalidateQueries();
    } catch (error) {
      setProblem(Problem.from(error));
    }
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      {may('edit') && (
        <PageLink
          to="/my/challenges/$id/edit"
          params={{ id: challenge.id }}
          className="jb-button jb-button-primary"
        >
          {t('act.edit')}
        </PageLink>
      )}
      {DIRECT.filter(may).map((act) => (
        <Button key={act} kind="primary" onClick={() => void go(act)}>
          {t(`act.${act}`)}
        </Button>
      ))}
      {ASKING.filter(may).map((act) => (
        <Button
          key={act}
          kind={act === 'list' ? 'primary' : GRAVE.includes(act) ? 'grave' : 'plain'}
          onClick={() => setAsked(act)}
        >
          {t(`act.${act}`)}
        </Button>
      ))}
      {asked && <Asked act={asked} challenge={challenge} onClose={() => setAsked(null)} />}
    </>
  );
}

interface Answer {
  reason: string;
  deadline: string;
}

function Asked(props: { act: Asking; challenge: Challenge; onClose: () => void }) {
  const { t } = useTranslation('authoring');
  const { act, challenge, onClose } = props;
  const queries = useQueryClient();
  const [form] = Form.useForm<Answer>();
  const { problem, run, busy } = useProblemForm(form);
  const go = (answer: Answer) =>
    run(async () => {
      await perform(act, challenge.id, answer);
      await queries.invalidateQueries();
      onClose();
    });
  return (
    <FormDialog
      form={form}
      title={t(`act.${act}`)}
      act={t(`act.${act}`)}
      grave={GRAVE.includes(act)}
      busy={busy}
      problem={problem}
      lead={<p>{t(`asked.${act}`)}</p>}
      onFinish={go}
      onClose={onClose}
    >
      {REASONED.includes(act) ? (
        <Form.Item
          name="reason"
          label={t('asked.reason')}
          rules={[{ required: true, whitespace: true, message: t('asked.reason-missing') }]}
        >
          <LongText maxLength={2000} rows={3} />
        </Form.Item>
      ) : (
        <Form.Item
          name="deadline"
          label={t('asked.deadline')}
          initialValue={act === 'extend-deadline' ? challenge.deadline : usualDeadline()}
          rules={[{ required: true, message: t('asked.deadline-missing') }]}
        >
          <InstantInput />
        </Form.Item>
      )}
    </FormDialog>
  );
}

const USUAL_DAYS = 30;

/** A month from now, when offices close in Beijing: something to begin with; the API has the word. */
function usualDeadline(): string | null {
  const later = new Date(Date.now() + USUAL_DAYS * 86_400_000).toISOString();
  return fromBeijing(`${toBeijing(later)?.slice(0, 10)}T18:00:00`);
}

function perform(act: Asking, id: string, { reason, deadline }: Answer): Promise<unknown> {
  const params = { path: { id } };
  const why = { params, body: { reason } };
  const when = { params, body: { deadline } };
  switch (act) {
    case 'return':
      return client.PUT('/api/challenges/{id}/return', why);
    case 'reject':
      return client.PUT('/api/challenges/{id}/rejection', why);
    case 'withdraw':
      return client.PUT('/api/challenges/{id}/withdrawal', why);
    case 'list':
      return client.PUT('/api/challenges/{id}/listing', when);
    case 'relist':
      return client.PUT('/api/challenges/{id}/relisting', when);
    case 'extend-deadline':
      return client.PUT('/api/challenges/{id}/deadline', when);
  }
}

function performDirect(act: Direct, id: string): Promise<unknown> {
  const params = { path: { id } };
  return act === 'approve'
    ? client.PUT('/api/challenges/{id}/approval', { params })
    : client.PUT('/api/challenges/{id}/screening', { params });
}
