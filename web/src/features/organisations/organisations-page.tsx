import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { numberOf, textOf, useAddress } from '../../app/address';
import { SearchField } from '../../app/search-field';
import { api } from '../../api/client';
import { useMe } from '../../api/me';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { Tabs } from '../../ui/tabs';
import { useTongue } from '../../ui/tongue';
import { NewOrganisation } from './new-organisation';
import { type Kind, KINDS, nameIn, type Organisation } from './organisation';

/** Every organisation on the platform, by name and kind. */
export default function OrganisationsPage() {
  const { t } = useTranslation(['organisations', 'terms']);
  const me = useMe();
  const [search, change] = useAddress();
  const [creating, setCreating] = useState(false);
  const chosen = KINDS.find((kind) => kind === textOf(search, 'kind'));
  return (
    <Page
      wide
      title={t('title')}
      lead={t('lead')}
      acts={
        <>
          {me?.acts.includes('organisation.edit') && (
            <Button kind="primary" onClick={() => setCreating(true)}>
              {t('new.title')}
            </Button>
          )}
          {me?.acts.includes('person.browse') && (
            <PageLink to="/people">{t('people.title')}</PageLink>
          )}
        </>
      }
    >
      <SearchField label={t('search')} />
      <Tabs
        label={t('kind')}
        chosen={chosen ?? 'all'}
        onChoose={(kind) => change({ kind: kind === 'all' ? undefined : kind, page: undefined })}
        tabs={['all', ...KINDS].map((key) => ({
          key,
          label: key === 'all' ? t('all') : t(`terms:organisation-kind.${key}`),
          content: <List kind={chosen} />,
        }))}
      />
      {creating && <NewOrganisation onClose={() => setCreating(false)} />}
    </Page>
  );
}

function List({ kind }: { kind?: Kind }) {
  const { t } = useTranslation(['organisations', 'terms']);
  const tongue = useTongue();
  const [search, change] = useAddress();
  const query = { q: textOf(search, 'q'), kind, page: numberOf(search, 'page', 1) };
  const { data, error } = api.useQuery(
    'get',
    '/api/organisations',
    { params: { query } },
    { placeholderData: keepPreviousData },
  );
  if (error) return <ProblemNote problem={Problem.from(error)} />;
  if (!data) return <p>{t('frame:loading')}</p>;
  return (
    <>
      <p className="jb-quiet" role="status">
        {t('found', { count: data.total })}
      </p>
      <DataTable
        caption={t('title')}
        hideCaption
        rows={data.items}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('none')} why={t('none-why')} />}
        columns={[
          {
            key: 'name',
            title: t('name'),
            head: true,
            cell: (row) => (
              <PageLink to="/organisations/$id" params={{ id: row.id }}>
                {nameIn(tongue, row)}
              </PageLink>
            ),
          },
          {
            key: 'kind',
            title: t('kind'),
            cell: (row) => t(`terms:organisation-kind.${row.kind}`),
          },
          { key: 'region', title: t('region'), cell: ({ region }) => region ?? '—' },
          { key: 'tier', title: t('tier'), cell: ({ tier }) => (tier ? t(`tiers.${tier}`) : '—') },
          {
            key: 'verified',
            title: t('verification'),
            cell: ({ verified }) => (verified ? t('verified') : t('unverified')),
          },
          {
            key: 'acts',
            title: t('acts'),
            cell: (row) => <Experts organisation={row} />,
          },
        ]}
      />
      <Pager {...data} onPage={(page) => change({ page })} />
    </>
  );
}

/** Only those that employ experts lead to them. */
function Experts({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('organisations');
  if (organisation.kind !== 'university' && organisation.kind !== 'institute') return null;
  return (
    <PageLink to="/experts" search={{ organisation: organisation.id }}>
      {t('experts')}
      <span className="jb-hidden"> {organisation.name}</span>
    </PageLink>
  );
}
