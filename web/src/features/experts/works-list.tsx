import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PagedTable } from '../../app/paged-table';
import { api } from '../../api/client';
import { EmptyState } from '../../ui/empty-state';
import { WorkName } from './work-name';

/** An expert's works, to be read. */
export function WorksList({ expertId }: { expertId: string }) {
  const { t } = useTranslation('experts');
  const [page, setPage] = useState(1);
  const asked = api.useQuery('get', '/api/works', {
    params: { query: { expertId, page, pageSize: 20 } },
  });
  return (
    <PagedTable
      asked={asked}
      caption={t('works')}
      empty={<EmptyState title={t('no-works')} />}
      columns={[
        {
          key: 'title',
          title: t('work.title'),
          head: true,
          cell: (work) => <WorkName work={work} />,
        },
        { key: 'venue', title: t('work.venue'), cell: ({ venue }) => venue ?? '—' },
        { key: 'year', title: t('work.year'), align: 'end', cell: ({ year }) => year ?? '—' },
      ]}
      onPage={setPage}
    />
  );
}
