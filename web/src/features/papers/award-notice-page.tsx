import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePathPart } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { EmptyState } from '../../ui/empty-state';
import { ProblemNote } from '../../ui/problem-note';
import { NoPaper, Paper } from './paper';
import { PaperCode } from './paper-code';
import { useSaid } from './said';
import { Takers } from './takers';

type Awards = components['schemas']['AwardsAnswer'];

/** Who takes a challenge, as a notice to be read by everybody and printed. */
export default function AwardNoticePage() {
  const { t } = useTranslation(['challenges', 'terms']);
  const id = usePathPart('id');
  const awards = api.useQuery('get', '/api/challenges/{id}/award', { params: { path: { id } } });
  if (awards.data?.items.length) return <Notice awards={awards.data} />;
  return (
    <NoPaper title={t('award.notice-title')}>
      {awards.error && (
        <ProblemNote problem={Problem.from(awards.error)} onRetry={() => void awards.refetch()} />
      )}
      {awards.data && (
        <EmptyState
          title={t('award.none')}
          why={t('award.none-why')}
          act={<Link to={`/challenges/${id}`}>{t('award.back')}</Link>}
        />
      )}
    </NoPaper>
  );
}

function Notice({ awards }: { awards: Awards }) {
  const { t } = useTranslation(['challenges', 'terms']);
  const said = useSaid();
  const { challenge, items, code } = awards;
  return (
    <Paper title={t('award.notice-title')} about={challenge.number}>
      <p>{t('award.opening-words')}</p>
      <dl>
        <dt>{t('award.challenge')}</dt>
        <dd>
          <Link to={`/challenges/${challenge.id}`}>{challenge.title}</Link>
        </dd>
        <dt>{t('award.issuer')}</dt>
        <dd>{said(challenge.issuer)}</dd>
        <dt>{t('fact.mechanism')}</dt>
        <dd>{t(`terms:mechanism.${challenge.mechanism}`)}</dd>
      </dl>
      <Takers takers={items} />
      {code && <PaperCode code={code} />}
    </Paper>
  );
}
