import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { ChoiceTabs, useChoice } from '../../app/choice-tabs';
import { numberOf, useAddress } from '../../app/address';
import { PagedTable } from '../../app/paged-table';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import { EmptyState } from '../../ui/empty-state';
import { Instant } from '../../ui/instant';
import { Money } from '../../ui/money';
import { Page } from '../../ui/page';
import { PartyName } from '../../ui/party-name';
import { StateTag } from '../../ui/state-tag';

type State = components['schemas']['AgreementState'];
const STATES: readonly State[] = ['draft', 'signed', 'concluded', 'terminated'];

/** The agreements that the reader's side, or all of them that his office, has to do with. */
export default function AgreementsPage() {
  const { t } = useTranslation(['agreements', 'terms']);
  const chosen = useChoice('state', STATES);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ChoiceTabs
        name="state"
        choices={STATES}
        label={t('title')}
        say={(key) => (key === 'all' ? t('all') : t(`terms:agreement-state.${key}`))}
      >
        <List state={chosen} />
      </ChoiceTabs>
    </Page>
  );
}

function List({ state }: { state?: State }) {
  const { t } = useTranslation(['agreements', 'terms']);
  const [search] = useAddress();
  const asked = api.useQuery('get', '/api/agreements', {
    params: { query: { page: numberOf(search, 'page', 1), state } },
  });
  return (
    <PagedTable
      asked={asked}
      caption={t('title')}
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
        { key: 'issuer', title: t('issuer'), cell: ({ issuer }) => <PartyName party={issuer} /> },
        { key: 'taker', title: t('taker'), cell: ({ taker }) => <PartyName party={taker} /> },
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
  );
}
