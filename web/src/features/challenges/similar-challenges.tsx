import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Money } from '../../ui/money';
import { StateTag } from '../../ui/state-tag';
import type { Challenge } from './challenge';
import { languageTag } from './language-tag';
import { Section } from './prose';

const MOST = 4;

/** Others of the same field, those that still take bids first. */
export function SimilarChallenges({ challenge }: { challenge: Challenge }) {
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
    <div className="jb-no-print">
      <Section title={t('similar.title')}>
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
      </Section>
    </div>
  );
}
