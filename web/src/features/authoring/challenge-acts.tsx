import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import { Button } from '../../ui/button';
import { InstantInput } from '../../ui/forms/instant-input';
import { LongText } from '../../ui/forms/long-text';
import { FormDialog } from '../../ui/forms/form-dialog';
import { useProblemForm } from '../../ui/forms/problem-form';
import { type Challenge } from './challenge-text';

type Act = Challenge['actions'][number];
/** Acts that ask for one thing first: a reason or a time. */
const ASKING = ['withdraw', 'extend-deadline', 'relist'] as const satisfies readonly Act[];
type Asking = (typeof ASKING)[number];

/** What the API lets the caller do with the whole challenge now. */
export function ChallengeActs({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('authoring');
  const [asked, setAsked] = useState<Asking | null>(null);
  const may = (act: Act) => challenge.actions.includes(act);
  return (
    <>
      {may('edit') && (
        <Link
          to={'/my/challenges/$id/edit' as string}
          params={{ id: challenge.id } as never}
          className="jb-button jb-button-primary"
        >
          {t('act.edit')}
        </Link>
      )}
      {ASKING.filter(may).map((act) => (
        <Button
          key={act}
          kind={act === 'withdraw' ? 'danger' : 'plain'}
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
      grave={act === 'withdraw'}
      busy={busy}
      problem={problem}
      lead={<p>{t(`asked.${act}`)}</p>}
      onFinish={go}
      onClose={onClose}
    >
      {act === 'withdraw' ? (
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
          initialValue={challenge.deadline}
          rules={[{ required: true, message: t('asked.deadline-missing') }]}
        >
          <InstantInput />
        </Form.Item>
      )}
    </FormDialog>
  );
}

function perform(act: Asking, id: string, { reason, deadline }: Answer): Promise<unknown> {
  const params = { path: { id } };
  if (act === 'withdraw')
    return client.PUT('/api/challenges/{id}/withdrawal', { params, body: { reason } });
  if (act === 'relist')
    return client.PUT('/api/challenges/{id}/relisting', { params, body: { deadline } });
  return client.PUT('/api/challenges/{id}/deadline', { params, body: { deadline } });
}
