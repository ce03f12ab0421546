import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { numberOf, textOf, useAddress } from '../../app/address';
import { PagedTable } from '../../app/paged-table';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import '../../ui/fields.css';
import { Instant } from '../../ui/instant';
import { Page } from '../../ui/page';
import { StateTag } from '../../ui/state-tag';
import { Tabs } from '../../ui/tabs';
import { BulkListing } from './bulk-listing';

type State = components['schemas']['ChallengeState'];

/** What the office has to look at, in the order of its work. */
const TABS: readonly { key: string; states: State[] }[] = [
  { key: 'submitted', states: ['submitted'] },
  { key: 'screening', states: ['screening'] },
  { key: 'approved', states: ['approved'] },
  { key: 'draft', states: ['draft', 'returned'] },
  { key: 'open', states: ['listed', 'bidding'] },
  { key: 'choosing', states: ['closed', 'opened', 'reviewing', 'negotiating', 'noticed'] },
  { key: 'all', states: [] },
];

/** Challenges on their way to the list and beyond, for coordinators. */
export default function ScreeningPage() {
  const { t } = useTranslation('screening');
  const [search, change] = useAddress();
  const [listing, setListing] = useState(false);
  const q = textOf(search, 'q');
  const { data } = api.useQuery('get', '/api/challenges/managed', {
    params: { query: { pageSize: 1, q } },
  });
  const counts = new Map(data?.states.map(({ value, count }) => [value, count]));
  const countOf = (states: State[]) =>
    states.length
      ? states.reduce((sum, state) => sum + (counts.get(state) ?? 0), 0)
      : [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <Page
      wide
      title={t('title')}
      lead={t('lead')}
      acts={<Button onClick={() => setListing(true)}>{t('bulk.title')}</Button>}
    >
      <input
        type="search"
        className="jb-input"
        aria-label={t('search')}
        placeholder={t('search')}
        defaultValue={q}
        onChange={(event) => change({ q: event.target.value, page: undefined })}
      />
      <Tabs
        label={t('title')}
        chosen={textOf(search, 'tab') ?? 'submitted'}
        onChoose={(tab) => change({ tab, page: undefined })}
        tabs={TABS.map(({ key, states }) => ({
          key,
          label: `${t(`tab.${key}`)} ${data ? countOf(states) : ''}`,
          content: <List states={states} q={q} />,
        }))}
      />
      {listing && <BulkListing onClose={() => setListing(false)} />}
    </Page>
  );
}

function List({ states, q }: { states: State[]; q?: string }) {
  const { t } = useTranslation('screening');
  const [search] = useAddress();
  const asked = api.useQuery('get', '/api/challenges/managed', {
    params: { query: { state: states, q, page: numberOf(search, 'page', 1) } },
  });
  return (
    <PagedTable
      asked={asked}
      caption={t('title')}
      empty={<EmptyState title={t('none')} why={t('none-why')} />}
      columns={[
        {
          key: 'title',
          title: t('column.title'),
          head: true,
          cell: ({ id, title }) => (
            <PageLink to="/my/challenges/$id" params={{ id }}>
              {title}
            </PageLink>
          ),
        },
        {
          key: 'state',
          title: t('column.state'),
          cell: ({ state }) => <StateTag kind="challenge" state={state} />,
        },
        { key: 'issuer', title: t('column.issuer'), cell: (row) => row.organisationName },
        { key: 'field', title: t('column.field'), cell: ({ field }) => field },
        {
          key: 'submitted',
          title: t('column.submitted'),
          cell: ({ submittedAt }) => <Instant at={submittedAt} />,
        },
        {
          key: 'deadline',
          title: t('column.deadline'),
          cell: ({ deadline }) => <Instant at={deadline} seconds />,
        },
      ]}
    />
  );
}
