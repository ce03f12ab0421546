import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { ChoiceTabs, useChoice } from '../../app/choice-tabs';
import { numberOf, textOf, useAddress } from '../../app/address';
import { SearchField } from '../../app/search-field';
import { PagedTable } from '../../app/paged-table';
import { api } from '../../api/client';
import { useMe } from '../../api/me';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { Page } from '../../ui/page';
import { useTongue } from '../../ui/tongue';
import { NewOrganisation } from './new-organisation';
import { type Kind, KINDS, nameIn, type Organisation } from './organisation';

/** Every organisation on the platform, by name and kind. */
export default function OrganisationsPage() {
  const { t } = useTranslation(['organisations', 'terms']);
  const me = useMe();
  const [creating, setCreating] = useState(false);
  const chosen = useChoice('kind', KINDS);
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
      <ChoiceTabs
        name="kind"
        choices={KINDS}
        label={t('kind')}
        say={(key) => (key === 'all' ? t('all') : t(`terms:organisation-kind.${key}`))}
      >
        <List kind={chosen} />
      </ChoiceTabs>
      {creating && <NewOrganisation onClose={() => setCreating(false)} />}
    </Page>
  );
}

function List({ kind }: { kind?: Kind }) {
  const { t } = useTranslation(['organisations', 'terms']);
  const tongue = useTongue();
  const [search] = useAddress();
  const query = { q: textOf(search, 'q'), kind, page: numberOf(search, 'page', 1) };
  const asked = api.useQuery(
    'get',
    '/api/organisations',
    { params: { query } },
    { placeholderData: keepPreviousData },
  );
  return (
    <PagedTable
      asked={asked}
      found={(count) => t('found', { count })}
      caption={t('title')}
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
