import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table';
import { type Upload } from './uploads';

/** What each column is taken for, which may be corrected; a column that means nothing is a note. */
export function ColumnsTable(props: {
  upload: Upload;
  corrected: Record<string, string | null>;
  onCorrect: (name: string, field: string | null) => void;
}) {
  const { t } = useTranslation('ingest');
  const { upload, corrected } = props;
  const sayTarget = (name: string) => t(`target.${name}`, { defaultValue: name });
  const fieldOf = (name: string, suggested: string | null): string | null =>
    name in corrected ? corrected[name] : suggested;
  const meant = upload.columns.map(({ name, field }) => fieldOf(name, field));
  const missing = upload.fields.filter(({ name, required }) => required && !meant.includes(name));
  return (
    <section>
      <h2>{t('map.title')}</h2>
      <p>{t('map.says')}</p>
      {missing.length > 0 && (
        <p className="jb-note" role="status">
          {t('map.missing', {
            names: missing.map(({ name }) => sayTarget(name)).join(t('map.and')),
          })}
        </p>
      )}
      <DataTable
        caption={t('map.title')}
        hideCaption
        rows={upload.columns}
        rowKey={({ name }, i) => `${i} ${name}`}
        columns={[
          {
            key: 'name',
            title: t('map.column'),
            head: true,
            cell: ({ name }, i) => name || t('preview.unnamed', { number: i + 1 }),
          },
          {
            key: 'samples',
            title: t('map.samples'),
            cell: ({ samples }) => samples.slice(0, 3).join(' · ') || '—',
          },
          {
            key: 'field',
            title: t('map.field'),
            cell: ({ name, field }, i) => (
              <select
                className="jb-input"
                aria-label={t('map.means', { name: name || String(i + 1) })}
                value={fieldOf(name, field) ?? ''}
                onChange={({ target }) => props.onCorrect(name, target.value || null)}
              >
                <option value="">{t('map.note')}</option>
                {upload.fields.map((target) => (
                  <option key={target.name} value={target.name}>
                    {sayTarget(target.name)}
                    {target.required && ` ${t('map.required')}`}
                  </option>
                ))}
              </select>
            ),
          },
        ]}
      />
    </section>
  );
}
