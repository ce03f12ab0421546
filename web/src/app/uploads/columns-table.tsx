import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button';
import { DataTable } from '../../ui/data-table';
import { type Meanings } from './meanings';
import { type Upload } from './uploads';

/** What each column is taken for, which may be corrected; a column that means nothing is a note. */
export function ColumnsTable(props: { upload: Upload; meanings: Meanings }) {
  const { t } = useTranslation('ingest');
  const { upload, meanings } = props;
  const sayTarget = (name: string) => t(`target.${name}`, { defaultValue: name });
  const meant = upload.columns.map(meanings.fieldOf);
  const missing = upload.fields.filter(({ name, required }) => required && !meant.includes(name));
  return (
    <section className="jb-upload-part">
      <h2>{t('map.title')}</h2>
      <p>{t('map.says')}</p>
      {meanings.isRemembered && (
        <p className="jb-note jb-upload-remembered" role="status">
          {t('map.remembered')}
          <Button onClick={meanings.forget}>{t('map.forget')}</Button>
        </p>
      )}
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
            cell: (column, i) => (
              <select
                className="jb-input"
                aria-label={t('map.means', { name: column.name || String(i + 1) })}
                value={meanings.fieldOf(column) ?? ''}
                onChange={({ target }) => meanings.say(column, target.value || null)}
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
