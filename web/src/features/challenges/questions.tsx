import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, client } from '../../api/client';
import { useMe } from '../../api/me';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { Button } from '../../ui/button';
import { Instant } from '../../ui/instant';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { type Challenge, reloadChallenges } from './challenge';
import { Section } from './prose';
import { WordsForm } from './words-form';

type Question = components['schemas']['QuestionAnswer'];

const PAGE_SIZE = 20;
const LONGEST = 2000;

/** Questions to the issuer and its answers; who asked stays unnamed. */
export function Questions({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const [page, setPage] = useState(1);
  const questions = api.useQuery('get', '/api/challenges/{id}/questions', {
    params: { path: { id: challenge.id }, query: { page, pageSize: PAGE_SIZE } },
  });
  const total = questions.data?.total ?? 0;
  const me = useMe();
  // Whose draft it is must be known before the field is there.
  const mayAsk = Boolean(me) && challenge.actions.includes('ask');
  return (
    <Section title={total ? t('questions.counted', { count: total }) : t('questions.title')}>
      {questions.error && <ProblemNote problem={Problem.from(questions.error)} />}
      {questions.data && total === 0 && (
        <p className="jb-quiet">{t(mayAsk ? 'questions.none-ask' : 'questions.none')}</p>
      )}
      {total > 0 && (
        <ul className="jb-questions">
          {questions.data?.items.map((question) => (
            <OneQuestion key={question.id} question={question} />
          ))}
        </ul>
      )}
      <Pager page={page} pageSize={PAGE_SIZE} total={total} onPage={setPage} />
      {mayAsk && <Ask challenge={challenge} />}
    </Section>
  );
}

function OneQuestion({ question }: { question: Question }) {
  const { t } = useTranslation(['challenges', 'terms']);
  const queries = useQueryClient();
  const [answering, setAnswering] = useState(false);
  const send = async (answer: string) => {
    const path = { id: question.id };
    await client.PUT('/api/questions/{id}/answer', { params: { path }, body: { answer } });
    setAnswering(false);
    await reloadChallenges(queries);
  };
  return (
    <li>
      <p className="jb-question">{question.question}</p>
      <p className="jb-quiet jb-small">
        <Instant at={question.askedAt} />
        {question.tier === 'detail' && ` · ${t('terms:disclosure.detail')}`}
        {question.own && ` · ${t('questions.own')}`}
      </p>
      {question.answer === null ? (
        <p className="jb-quiet">{t('questions.open')}</p>
      ) : (
        <div className="jb-answer">
          <p>{question.answer}</p>
          <p className="jb-quiet jb-small">
            {t('questions.issuer')} · <Instant at={question.answeredAt} />
          </p>
        </div>
      )}
      {question.actions.includes('answer') && !answering && (
        <Button onClick={() => setAnswering(true)}>{t('questions.answer')}</Button>
      )}
      {answering && (
        <WordsForm
          draft={`answer.${question.id}`}
          field="answer"
          label={t('questions.answer-label')}
          hint={t('questions.answer-hint')}
          send={t('questions.send-answer')}
          maxLength={LONGEST}
          onSend={send}
        />
      )}
    </li>
  );
}

function Ask({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const queries = useQueryClient();
  const ask = async (question: string) => {
    const path = { id: challenge.id };
    await client.POST('/api/challenges/{id}/questions', { params: { path }, body: { question } });
    await reloadChallenges(queries);
  };
  return (
    <div className="jb-ask jb-no-print">
      <WordsForm
        draft={`question.${challenge.id}`}
        field="question"
        label={t('questions.ask')}
        hint={t(challenge.tier === 'teaser' ? 'questions.ask-hint' : 'questions.ask-hint-detail')}
        send={t('questions.send')}
        maxLength={LONGEST}
        onSend={ask}
      />
    </div>
  );
}
