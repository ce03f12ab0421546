import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table';
import { type CsvHead, splitCsv } from './split-csv';

const LOOK_BYTES = 64 * 1024;
const ROWS = 5;

/** The columns and the first rows of a table, as this machine reads them. */
export function FilePreview({ file }: { file: File }) {
  const { t } = useTranslation('ingest');
  const [head, setHead] = useState<CsvHead | null>(null);
  useEffect(() => {
    let gone = false;
    void readHead(file).then((found) => gone || setHead(found));
    return () => {
      gone = true;
    };
  }, [file]);
  if (!head || head.columns.length === 0) return null;
  return (
    <section className="jb-ingest-preview">
      <h3>{t('preview.title')}</h3>
      <p className="jb-quiet">{t('preview.says', { count: head.columns.length })}</p>
      <DataTable
        caption={t('preview.title')}
        hideCaption
        phone="scroll"
        rows={head.rows}
        columns={head.columns.map((title, i) => ({
          key: `${i} ${title}`,
          title: title || t('preview.unnamed', { number: i + 1 }),
          cell: (row: string[]) => <span className="jb-ingest-cell">{row[i] ?? ''}</span>,
        }))}
      />
    </section>
  );
}

async function readHead(file: File): Promise<CsvHead> {
  const bytes = await file.slice(0, LOOK_BYTES).arrayBuffer();
  return splitCsv(decode(bytes), ROWS, file.size <= LOOK_BYTES);
}

/** Tables from Chinese offices are often written in GB 18030. */
function decode(bytes: ArrayBuffer): string {
  try {
    // A stream may end in the middle of a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
