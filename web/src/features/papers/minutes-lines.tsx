import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema';
import { type Column, DataTable } from '../../ui/data-table';
import { Instant } from '../../ui/instant';
import { Money } from '../../ui/money';

type Line = components['schemas']['MinutesLineAnswer'];

/** The bids of an opening in the order of their sealing; `named` where bidders are told too. */
export function MinutesLines({ bids, named = false }: { bids: Line[]; named?: boolean }) {
  const { t } = useTranslation('challenges');
  const who: Column<Line>[] = [
    {
      key: 'lead',
      title: t('award.lead'),
      head: true,
      cell: ({ leadOrganisation }) => leadOrganisation ?? t('minutes.withheld'),
    },
    {
      key: 'price',
      title: t('minutes.price'),
      cell: ({ price, currency }) =>
        price ? <Money amount={price} currency={currency} /> : t('minutes.withheld'),
    },
  ];
  return (
    <DataTable
      caption={t('minutes.bids')}
      hideCaption
      rows={bids}
      rowKey={({ digest }) => digest}
      empty={<p>{t('minutes.none')}</p>}
      columns={[
        ...(named ? who : []),
        {
          key: 'sealed',
          title: t('minutes.sealed'),
          cell: ({ sealedAt }) => <Instant at={sealedAt} seconds />,
        },
        {
          key: 'digest',
          title: t('minutes.digest'),
          head: !named,
          cell: ({ digest }) => <span className="jb-paper-digest">{digest}</span>,
        },
      ]}
    />
  );
}
