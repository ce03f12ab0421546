import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Money } from '../../ui/money';
import { StateTag } from '../../ui/state-tag';
import type { Challenge } from './challenge';
import { languageTag } from './language-tag';
import { Section } from './prose';

const MOST = 4;

/** Others near this one: by their words for those who look after it, else of the same field. */
export function SimilarChallenges({ challenge }: { challenge: Challenge }) {
  return challenge.tier === 'full' ? (
    <OfLikeWords challenge={challenge} />
  ) : (
    <OfSameField challenge={challenge} />
  );
}

function OfLikeWords({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const init = { params: { path: { id: challenge.id } } };
  const { data } = api.useQuery('get', '/api/challenges/{id}/similar', init);
  const others = data?.items.slice(0, MOST) ?? [];
  if (others.length === 0) return null;
  return (
    <Others title={t('similar.title')}>
      {others.map(({ id, title, state, words }) => (
        <li key={id}>
          <span>
            <Link to={`/challenges/${id}`}>{title}</Link>
            <span className="jb-quiet jb-similar-words">
              {t('similar.words', { words: words.slice(0, 6).join(t('detail.between')) })}
            </span>
          </span>
          <StateTag kind="challenge" state={state} />
        </li>
      ))}
    </Others>
  );
}

function OfSameField({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('challenges');
  const field = challenge.field ?? '';
  const { data } = api.useQuery(
    'get',
    '/api/challenges',
    { params: { query: { field: [field], sort: 'deadline', pageSize: MOST + 1 } } },
    { enabled: field !== '' },
  );
  const others = (data?.items ?? []).filter(({ id }) => id !== challenge.id).slice(0, MOST);
  if (others.length === 0) return null;
  const all = (
    <Link to="/challenges" search={{ field: [field] }}>
      {t('similar.all', { field })}
    </Link>
  );
  return (
    <Others title={t('similar.same-field')} after={all}>
      {others.map((other) => (
        <li key={other.id}>
          <Link to={`/challenges/${other.id}`} lang={languageTag(other.language)}>
            {other.title}
          </Link>
          <span className="jb-similar-meta">
            <StateTag kind="challenge" state={other.state} />
            <Money min={other.budgetMin} max={other.budgetMax} currency={other.currency} />
          </span>
        </li>
      ))}
    </Others>
  );
}

function Others(props: { title: string; after?: ReactNode; children: ReactNode }) {
  return (
    <div className="jb-no-print">
      <Section title={props.title}>
        <ul className="jb-similar">{props.children}</ul>
        {props.after}
      </Section>
    </div>
  );
}
