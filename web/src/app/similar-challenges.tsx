import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { components } from '../api/schema';
import { StateTag } from '../ui/state-tag';
import './similar-challenges.css';

type SimilarChallenge = components['schemas']['SimilarAnswer']['items'][number];

const MOST = 4;
const FEW_WORDS = 6;

/** Listed challenges that have words in common with this one, for those who look after it. */
export function useSimilarChallenges(id: string): readonly SimilarChallenge[] {
  const init = { params: { path: { id } } };
  const { data } = api.useQuery('get', '/api/challenges/{id}/similar', init, {
    // While it is being written the old ones stay until the new ones are there.
    placeholderData: (before) => before,
  });
  return data?.items.slice(0, MOST) ?? [];
}

/** Each with the words that it shares. */
export function SimilarList({ items }: { items: readonly SimilarChallenge[] }) {
  const { t } = useTranslation('ui');
  return (
    <ul className="jb-similar">
      {items.map(({ id, title, state, words }) => (
        <li key={id}>
          <span>
            <Link to={`/challenges/${id}`}>{title}</Link>
            <span className="jb-quiet jb-similar-words">
              {t('similar.words', { words: words.slice(0, FEW_WORDS).join(t('similar.between')) })}
            </span>
          </span>
          <StateTag kind="challenge" state={state} />
        </li>
      ))}
    </ul>
  );
}
