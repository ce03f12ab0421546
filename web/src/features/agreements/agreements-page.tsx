import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { numberOf, textOf, useAddress } from '../../app/address';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import type { components } from '../../api/schema';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Instant } from '../../ui/instant';
import { Money } from '../../ui/money';
import { Page } from '../../ui/page';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { StateTag } from '../../ui/state-tag';
import { Tabs } from '../../ui/tabs';

type State = components['schemas']['AgreementState'];
const STATES: readonly State[] = ['draft', 'signed', 'concluded', 'terminated'];

/** The agreements that the reader's side, or all of them that his office, has to do with. */
export default function AgreementsPage() {
  const { t } = useTranslation(['agreements', 'terms']);
  const [search, change] = useAddress();
  const chosen = STATES.find((state) => state === textOf(search, 'state'));
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs
        label={t('title')}
        chosen={chosen ?? 'all'}
        onChoose={(state) =>
          change({ state: state === 'all' ? undefined : state, page: undefined })
        }
        tabs={['all', ...STATES].map((key) => ({
          key,
          label: key === 'all' ? t('all') : t(`terms:agreement-state.${key}`),
          content: <List state={chosen} />,
        }))}
      />
    </Page>
  );
}

function List({ state }: { state?: State }) {
  const { t } = useTranslation(['agreements', 'terms']);
  const [search, change] = useAddress();
  const { data, error } = api.useQuery('get', '/api/agreements', {
    params: { query: { page: numberOf(search, 'page', 1), state } },
  });
  if (error) return <ProblemNote problem={Problem.from(error)} />;
  if (!data) return <p>{t('frame:loading')}</p>;
  return (
    <>
      <DataTable
        caption={t('title')}
        hideCaption
        rows={data.items}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('none')} why={t('none-why')} />}
        columns={[
          {
            key: 'title',
            title: t('agreement'),
            head: true,
            cell: ({ id, title }) => (
              <PageLink to="/agreements/$id" params={{ id }}>
                {title}
              </PageLink>
            ),
          },
          {
            key: 'state',
            title: t('state'),
            cell: (line) => <StateTag kind="agreement" state={line.state} />,
          },
          { key: 'issuer', title: t('issuer'), cell: ({ issuer }) => issuer.name },
          { key: 'taker', title: t('taker'), cell: ({ taker }) => taker.name },
          {
            key: 'price',
            title: t('price'),
            align: 'end',
            cell: ({ price, currency }) => <Money amount={price} currency={currency} />,
          },
          {
            key: 'changed',
            title: t('changed'),
            cell: ({ updatedAt }) => <Instant at={updatedAt} />,
          },
        ]}
      />
      <Pager {...data} onPage={(page) => change({ page })} />
    </>
  );
}
