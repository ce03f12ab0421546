import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { DataTable } from '../../ui/data-table';
import { EmptyState } from '../../ui/empty-state';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';
import { WorkName } from './work-name';

/** An expert's works, to be read. */
export function WorksList({ expertId }: { expertId: string }) {
  const { t } = useTranslation('experts');
  const [page, setPage] = useState(1);
  const { data, error } = api.useQuery('get', '/api/works', {
    params: { query: { expertId, page, pageSize: 20 } },
  });
  if (error) return <ProblemNote problem={Problem.from(error)} />;
  if (!data) return <p>{t('frame:loading')}</p>;
  return (
    <>
      <DataTable
        caption={t('works')}
        hideCaption
        rows={data.items}
        rowKey={({ id }) => id}
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
      />
      <Pager {...data} onPage={setPage} />
    </>
  );
}
