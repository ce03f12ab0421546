import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePathPart } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Instant } from '../../ui/instant';
import { ProblemNote } from '../../ui/problem-note';
import { useTongue } from '../../ui/tongue';
import { NoPaper, Paper } from './paper';

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
  const { t } = useTranslation(['challenges', 'terms', 'ui']);
  const tongue = useTongue();
  const { challenge, items } = awards;
  const said = (party: { name: string; nameEn: string | null }) =>
    (tongue === 'en' && party.nameEn) || party.name;
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
      <h2>{t('award.takers')}</h2>
      <DataTable
        caption={t('award.takers')}
        hideCaption
        rows={items}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'lead',
            title: t('award.lead'),
            head: true,
            cell: ({ taker }) => said(taker),
          },
          {
            key: 'partners',
            title: t('award.partners'),
            cell: ({ partners }) => partners.map(said).join(t('detail.between')) || t('ui:none'),
          },
          {
            key: 'at',
            title: t('award.at'),
            cell: ({ awardedAt }) => <Instant at={awardedAt} seconds />,
          },
        ]}
      />
    </Paper>
  );
}
