import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { api } from '../../api/client';
import { useMe } from '../../api/me';
import { COLUMNS } from './board-columns';
import { type Challenge } from './challenge-text';
import './next-step.css';

/** The stages that a challenge walks through; whatever its end, it is past them. */
const STAGES = COLUMNS.slice(0, -1);

/** Where the challenge stands on its way, what comes next, and who has to do it. */
export function NextStep({ challenge }: { challenge: Challenge }) {
  const { t } = useTranslation('authoring');
  const me = useMe();
  const { state } = challenge;
  const side =
    challenge.organisation.id === me?.organisationId
      ? 'issuer'
      : me?.acts.includes('challenge.screen')
        ? 'coordinator'
        : null;
  const now = COLUMNS.findIndex(({ states }) => states.includes(state));
  return (
    <section className="jb-card jb-next" aria-label={t('next.title')}>
      <ol className="jb-next-stages">
        {STAGES.map(({ key }, i) => (
          <li
            key={key}
            data-mark={i < now ? 'done' : i === now ? 'now' : 'ahead'}
            aria-current={i === now ? 'step' : undefined}
          >
            {t(`board.column.${key}`)}
          </li>
        ))}
      </ol>
      {side && (
        <p className="jb-next-words" role="status">
          <strong>{t('next.title')}</strong> {t(`next.${state}.${side}`)}{' '}
          <Way challenge={challenge} side={side} />
        </p>
      )}
    </section>
  );
}

/** The link to where the next step is done, if that is not a button of this page. */
function Way({ challenge: { id, state }, side }: { challenge: Challenge; side: string }) {
  const { t } = useTranslation('authoring');
  const tab = { opened: 'bids', contracted: 'agreement' }[state as string];
  if (tab)
    return (
      <PageLink to="/my/challenges/$id" params={{ id }} search={{ tab }}>
        {t(`next.way.${tab}`)}
      </PageLink>
    );
  if (state !== 'listed' && state !== 'bidding') return null;
  if (side === 'coordinator') return <Queue challengeId={id} />;
  return (
    <PageLink to="/my/challenges/$id" params={{ id }} search={{ tab: 'questions' }}>
      {t('next.way.questions')}
    </PageLink>
  );
}

const MATCHING_MS = 3_000;

/** The matching begins by itself after the listing; until it is done there is nothing to review. */
function Queue({ challengeId }: { challengeId: string }) {
  const { t } = useTranslation('authoring');
  const query = { sourceId: challengeId, pageSize: 1 };
  const { data } = api.useQuery(
    'get',
    '/api/match-runs',
    { params: { query } },
    { refetchInterval: ({ state }) => (state.data?.items.length ? false : MATCHING_MS) },
  );
  const needId = data?.items[0]?.need.id;
  if (!data) return null;
  if (!needId) return <span className="jb-quiet">{t('next.matching')}</span>;
  return (
    <PageLink to="/queue/$needId" params={{ needId }}>
      {t('next.way.queue')}
    </PageLink>
  );
}
