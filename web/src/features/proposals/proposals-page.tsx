import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { numberOf, textOf, useAddress } from '../../app/address';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Instant } from '../../ui/instant';
import { Page } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { StateTag } from '../../ui/state-tag';
import { useProposalTitle } from './title';
import '../../ui/button.css';
import '../../ui/fields.css';
import '../../app/desk.css';
import './proposals.css';
import { PartyName } from '../../ui/party-name';

const STATES = ['computing', 'ready', 'stuck', 'failed', 'applied', 'abandoned'] as const;

/** All proposals, the newest first. */
export default function ProposalsPage() {
  const { t } = useTranslation(['proposals', 'terms']);
  const titleOf = useProposalTitle();
  const [search, change] = useAddress();
  const state = STATES.find((one) => one === textOf(search, 'state'));
  const page = numberOf(search, 'page', 1);
  const { data, error, refetch } = api.useQuery(
    'get',
    '/api/proposals',
    { params: { query: { page, state } } },
    {
      placeholderData: keepPreviousData,
      // A calculation that ends is seen without a reload.
      refetchInterval: ({ state: { data: held } }) =>
        held?.items.some((one) => one.state === 'computing') ? 2_000 : 30_000,
    },
  );
  const ask = (
    <PageLink to="/proposals/new" className="jb-button jb-button-primary">
      {t('list.new')}
    </PageLink>
  );
  return (
    <Page wide title={t('list.title')} lead={t('list.lead')} acts={ask}>
      <div className="jb-plan-filter-row">
        <label>
          {t('list.state')}{' '}
          <select
            className="jb-input"
            value={state ?? ''}
            onChange={({ target }) => change({ state: target.value, page: undefined })}
          >
            <option value="">{t('list.every-state')}</option>
            {STATES.map((one) => (
              <option key={one} value={one}>
                {t(`terms:proposal-state.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {error && <ProblemNote problem={Problem.from(error)} onRetry={() => void refetch()} />}
      {data && (
        <DataTable
          caption={t('list.title')}
          hideCaption
          rows={data.items}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              title={t(state ? 'list.none-such' : 'list.none')}
              why={t('list.none-why')}
              act={ask}
            />
          }
          columns={[
            {
              ...{ key: 'title', title: t('list.name'), head: true },
              cell: (one) => (
                <PageLink to="/proposals/$id" params={{ id: one.id }}>
                  {titleOf(one)}
                </PageLink>
              ),
            },
            {
              ...{ key: 'state', title: t('list.state') },
              cell: (one) => <StateTag kind="proposal" state={one.state} />,
            },
            { key: 'lines', title: t('list.lines'), align: 'end', cell: (one) => one.lines },
            { key: 'by', title: t('list.by'), cell: (one) => <PartyName party={one.createdBy} /> },
            {
              ...{ key: 'changed', title: t('list.changed') },
              cell: (one) => <Instant at={one.appliedAt ?? one.changedAt} />,
            },
          ]}
        />
      )}
      {data && <Pager {...data} onPage={(next) => change({ page: next })} />}
    </Page>
  );
}
