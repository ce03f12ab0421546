import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { Problem } from '../../api/problem';
import { DataTable } from '../../ui/data-table';
import { Pager } from '../../ui/pager';
import { ProblemNote } from '../../ui/problem-note';

/** The records that are not stored, by line of the file. */
export function OwnImportProblems(props: { expertId: string; importId: string }) {
  const { t } = useTranslation('ingest');
  const [page, setPage] = useState(1);
  const { data, error } = api.useQuery('get', '/api/experts/{id}/imports/{importId}/problems', {
    params: { path: { id: props.expertId, importId: props.importId }, query: { page } },
  });
  if (error) return <ProblemNote problem={Problem.from(error)} />;
  if (!data) return null;
  const title = t('errors.title', { count: data.total });
  const download = `/api/experts/${props.expertId}/imports/${props.importId}/errors.csv`;
  return (
    <section>
      <h2>{title}</h2>
      <p className="jb-acts">
        <a className="jb-button" href={download} download>
          {t('errors.download')}
        </a>
      </p>
      <DataTable
        caption={title}
        hideCaption
        rows={data.items}
        rowKey={({ line, code }, i) => `${line} ${code} ${i}`}
        columns={[
          { key: 'line', title: t('errors.line'), head: true, cell: ({ line }) => line },
          {
            key: 'field',
            title: t('errors.field'),
            cell: ({ field }) => (field ? t(`target.${field}`, { defaultValue: field }) : '—'),
          },
          {
            key: 'why',
            title: t('errors.why'),
            cell: ({ code }) => t(`error-code.${code}`, { defaultValue: t('error-code.other') }),
          },
          { key: 'record', title: t('errors.record'), cell: ({ record }) => <code>{record}</code> },
        ]}
      />
      <Pager {...data} onPage={setPage} />
    </section>
  );
}
