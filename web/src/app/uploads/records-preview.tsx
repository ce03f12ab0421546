import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table';
import { type Upload } from './uploads';

type Record = Upload['records'][number];

/** The first records as they would be stored, or why they would not. */
export function RecordsPreview({ records }: { records: Record[] }) {
  const { t } = useTranslation(['ingest', 'terms']);
  if (records.length === 0) return null;
  return (
    <section className="jb-upload-part jb-upload-records">
      <h2>{t('records.title')}</h2>
      <p className="jb-quiet">{t('records.says', { count: records.length })}</p>
      <DataTable
        caption={t('records.title')}
        hideCaption
        rows={records}
        rowKey={({ line }) => String(line)}
        columns={[
          { key: 'line', title: t('errors.line'), cell: ({ line }) => line },
          {
            key: 'label',
            title: t('records.record'),
            head: true,
            cell: ({ label, kind }) => (
              <>
                {kind && <span className="jb-tag">{t(`terms:imported.${kind}`)}</span>}{' '}
                {label ?? '—'}
              </>
            ),
          },
          { key: 'stored', title: t('records.stored'), cell: (row) => <Content row={row} /> },
        ]}
      />
    </section>
  );
}

function Content({ row }: { row: Record }) {
  const { t } = useTranslation('ingest');
  if (row.problem)
    return (
      <span className="jb-upload-refused">
        {t(`error-code.${row.problem.code}`, { defaultValue: t('error-code.other') })}
        {row.problem.field && ` · ${t(`target.${row.problem.field}`, row.problem.field)}`}
      </span>
    );
  const parts = Object.entries(row.record ?? {}).flatMap(([key, value]) => {
    const said = sayValue(value);
    return said && said !== row.label ? [{ key, said }] : [];
  });
  return (
    <dl className="jb-upload-record">
      {parts.map(({ key, said }) => (
        <div key={key}>
          <dt>{t(`target.${key}`, { defaultValue: key })}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}

const LONGEST = 160;

function sayValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(sayValue).filter(Boolean).join(' · ');
  if (typeof value === 'object') {
    const name = Object(value).name ?? Object(value).title;
    return typeof name === 'string' ? name : Object.values(value).map(sayValue).join(' ');
  }
  const text = String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
