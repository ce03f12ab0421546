import { useQueryClient } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { numberOf, useAddress } from '../../app/address';
import { api, client } from '../../api/client';
import type { components } from '../../api/schema';
import { LongText } from '../../ui/forms/long-text';
import { useProblemForm } from '../../ui/forms/problem-form';
import { EmptyState } from '../../ui/empty-state';
import { Instant } from '../../ui/instant';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';

type Question = components['schemas']['QuestionAnswer'];

/** What teams ask, and the answers, which everybody of the same circle may read. */
export function QuestionsPanel({ challengeId }: { challengeId: string }) {
  const { t } = useTranslation('authoring');
  const [search, change] = useAddress();
  const page = numberOf(search, 'questions', 1);
  const { data } = api.useQuery('get', '/api/challenges/{id}/questions', {
    params: { path: { id: challengeId }, query: { page } },
  });
  if (!data) return <p role="status">{t('frame:loading')}</p>;
  if (data.total === 0) return <EmptyState title={t('questions.none')} why={t('questions.why')} />;
  return (
    <>
      {data.items.map((question) => (
        <article key={question.id} className="jb-card jb-question">
          <h3>{question.question}</h3>
          <p className="jb-quiet">
            <Instant at={question.askedAt} />
          </p>
          {question.answer && <p className="jb-plain-text">{question.answer}</p>}
          {question.actions.includes('answer') && <AnswerForm question={question} />}
        </article>
      ))}
      <Pager {...data} onPage={(next) => change({ questions: next })} />
    </>
  );
}

function AnswerForm({ question }: { question: Question }) {
  const { t } = useTranslation('authoring');
  const queries = useQueryClient();
  const [form] = Form.useForm<{ answer: string }>();
  const { problem, run, busy } = useProblemForm(form);
  const send = (body: { answer: string }) =>
    run(async () => {
      await client.PUT('/api/questions/{id}/answer', {
        params: { path: { id: question.id } },
        body,
      });
      await queries.invalidateQueries({ queryKey: ['get', '/api/challenges/{id}/questions'] });
    });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={(body) => void send(body)}>
      {problem && <ProblemNote problem={problem} />}
      <Form.Item
        name="answer"
        label={t('questions.answer')}
        rules={[{ required: true, whitespace: true, message: t('questions.answer-missing') }]}
      >
        <LongText maxLength={4000} rows={3} />
      </Form.Item>
      <Button htmlType="submit" loading={busy}>
        {t('questions.send')}
      </Button>
    </Form>
  );
}
