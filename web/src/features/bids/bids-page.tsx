import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { numberOf, useAddress } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { DataTable } from '../../ui/data-table';
import { Deadline } from '../../ui/deadline';
import { EmptyState } from '../../ui/empty-state';
import { Instant } from '../../ui/instant';
import { Page } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { StateTag } from '../../ui/state-tag';

/** One's own bids, drafts among them; nobody else's. */
export default function BidsPage() {
  const { t } = useTranslation('bids');
  const [search, change] = useAddress();
  const { data, error } = api.useQuery('get', '/api/bids', {
    params: { query: { page: numberOf(search, 'page', 1) } },
  });
  return (
    <Page title={t('list.title')} lead={t('list.lead')}>
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data && (
        <>
          <DataTable
            caption={t('list.title')}
            hideCaption
            rows={data.items}
            rowKey={({ challenge }) => challenge.id}
            empty={
              <EmptyState
                title={t('list.none')}
                why={t('list.none-why')}
                act={<PageLink to="/fits">{t('list.none-act')}</PageLink>}
              />
            }
            columns={[
              {
                key: 'challenge',
                title: t('list.challenge'),
                head: true,
                cell: ({ challenge }) => (
                  <PageLink to="/bids/$challengeId" params={{ challengeId: challenge.id }}>
                    {challenge.title}
                  </PageLink>
                ),
              },
              { key: 'number', title: t('list.number'), cell: (bid) => bid.challenge.number },
              {
                key: 'state',
                title: t('list.state'),
                cell: ({ state }) => <StateTag kind="bid" state={state} />,
              },
              {
                key: 'deadline',
                title: t('list.deadline'),
                cell: (bid) => <Deadline at={bid.challenge.deadline} form="line" />,
              },
              {
                key: 'changed',
                title: t('list.changed'),
                cell: (bid) => <Instant at={bid.changedAt} />,
              },
            ]}
          />
          <Pager {...data} onPage={(page) => change({ page })} />
        </>
      )}
    </Page>
  );
}
