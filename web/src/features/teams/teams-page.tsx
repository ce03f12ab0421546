import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { numberOf, textOf, useAddress } from '../../app/address';
import { SearchField } from '../../app/search-field';
import { api } from '../../api/client';
import { useMe } from '../../api/me';
import { Problem } from '../../api/problem';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { JointTeams } from './joint-teams';
import './teams.css';

/** Teams that performed works together, by name or organisation. */
export default function TeamsPage() {
  const { t } = useTranslation('teams');
  const me = useMe();
  const [search, change] = useAddress();
  const q = textOf(search, 'q') ?? '';
  const { data, error } = api.useQuery(
    'get',
    '/api/teams',
    { params: { query: { q: q || undefined, page: numberOf(search, 'page', 1) } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <Page title={t('title')} lead={t('lead')}>
      {me?.acts.includes('team.build') && <JointTeams />}
      {me?.acts.includes('team.build') && <h2>{t('of-works')}</h2>}
      <SearchField label={t('search')} />
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data && (
        <>
          <DataTable
            caption={t('title')}
            hideCaption
            rows={data.items}
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                title={t('none')}
                why={q ? t('none-found') : t('none-why')}
                act={<PageLink to="/fits">{t('none-act')}</PageLink>}
              />
            }
            columns={[
              {
                key: 'name',
                title: t('name'),
                head: true,
                cell: ({ id, name }) => (
                  <PageLink to="/teams/$id" params={{ id }}>
                    {name}
                  </PageLink>
                ),
              },
              {
                key: 'organisation',
                title: t('organisation'),
                cell: ({ organisationName }) => organisationName,
              },
              {
                key: 'works',
                title: t('works'),
                align: 'end',
                cell: ({ workCount }) => t('number', { value: workCount }),
              },
            ]}
          />
          <Pager {...data} onPage={(page) => change({ page })} />
        </>
      )}
    </Page>
  );
}
