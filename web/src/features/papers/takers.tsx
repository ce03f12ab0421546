import { useTranslation } from 'react-i18next';
import type { components } from '../../api/schema';
import { DataTable } from '../../ui/data-table';
import { Instant } from '../../ui/instant';
import { useSaid } from './said';

/** Who takes a challenge; several in a race. */
export function Takers({ takers }: { takers: components['schemas']['TakerAnswer'][] }) {
  const { t } = useTranslation(['challenges', 'ui']);
  const said = useSaid();
  return (
    <>
      <h2>{t('award.takers')}</h2>
      <DataTable
        caption={t('award.takers')}
        hideCaption
        rows={takers}
        rowKey={({ id }) => id}
        columns={[
          { key: 'lead', title: t('award.lead'), head: true, cell: ({ taker }) => said(taker) },
          {
            key: 'partners',
            title: t('award.partners'),
            cell: ({ partners }) => partners.map(said).join(t('detail.between')) || t('ui:none'),
          },
          {
            key: 'at',
            title: t('award.at'),
            cell: ({ awardedAt }) => <Instant at={awardedAt} seconds />,
          },
        ]}
      />
    </>
  );
}
