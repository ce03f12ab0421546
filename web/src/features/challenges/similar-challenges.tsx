import { Link } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { SimilarList, useSimilarChallenges } from '../../app/similar-challenges';
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
  const others = useSimilarChallenges(challenge.id);
  if (others.length === 0) return null;
  return (
    <Others title={t('similar.title')}>
      <SimilarList items={others} />
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
  return (
    <Others title={t('similar.same-field')}>
      <ul className="jb-similar">
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
      </ul>
      <Link to="/challenges" search={{ field: [field] }}>
        {t('similar.all', { field })}
      </Link>
    </Others>
  );
}

function Others(props: { title: string; children: ReactNode }) {
  return (
    <div className="jb-no-print">
      <Section title={props.title}>{props.children}</Section>
    </div>
  );
}
