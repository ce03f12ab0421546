import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Problem } from '../../../api/problem';
import { numberOf, useAddress } from '../../../app/address';
import { DataTable } from '../../../ui/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { Pager } from '../../../ui/pager';
import { ProblemNote } from '../../../ui/problem-note';
import { LoadBar } from './lines';
import { type ProposalView } from '../proposal';
import { PartyName } from '../../../ui/party-name';

/** Everybody the proposal names: what he has, what he gets, and what he may have at most. */
export function LoadsPanel({ proposal }: { proposal: ProposalView }) {
  const { t } = useTranslation(['proposals', 'terms']);
  const [search, change] = useAddress();
  const { data, error } = api.useQuery(
    'get',
    '/api/proposals/{id}/loads',
    {
      params: {
        path: { id: proposal.id },
        query: { page: numberOf(search, 'loads', 1), pageSize: 50 },
      },
    },
    { placeholderData: keepPreviousData },
  );
  if (error) return <ProblemNote problem={Problem.from(error)} />;
  if (!data) return null;
  return (
    <>
      <DataTable
        caption={t('loads.caption')}
        rows={data.items}
        rowKey={({ profile }) => profile.id}
        empty={<EmptyState title={t('loads.none')} />}
        columns={[
          {
            ...{ key: 'name', title: t('loads.name'), head: true },
            cell: ({ profile }) => (
              <>
                <PartyName party={profile} />{' '}
                <span className="jb-quiet">
                  <PartyName party={profile.organisation} />
                </span>
              </>
            ),
          },
          {
            ...{ key: 'kind', title: t('loads.kind') },
            cell: ({ profile }) => t(`terms:profile.${profile.kind}`),
          },
          {
            ...{ key: 'held', title: t('loads.in-force'), align: 'end' },
            cell: (one) => one.inForce,
          },
          {
            ...{ key: 'new', title: t('loads.proposed'), align: 'end' },
            cell: (one) => one.proposed,
          },
          { key: 'cap', title: t('loads.cap'), align: 'end', cell: (one) => one.cap },
          { key: 'bar', title: t('loads.load'), cell: (one) => <LoadBar load={one} /> },
        ]}
      />
      <Pager {...data} onPage={(loads) => change({ loads })} />
    </>
  );
}
