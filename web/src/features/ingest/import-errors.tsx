import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client';
import { Problem } from '../../api/problem';
import { DataTable } from '../../ui/data-table';
import { ProblemNote } from '../../ui/problem-note';
import { type Import } from '../../app/uploads/uploads';
import { splitCsv } from './split-csv';

const SHOWN = 50;

interface Line {
  line: string;
  field: string;
  code: string;
  reason: string;
  record: string;
}

/** The first records that were refused, by line of the file; the rest is in the download. */
export function ImportErrors({ job }: { job: Import }) {
  const { t } = useTranslation('ingest');
  const { data, error } = useQuery({
    queryKey: ['import-errors', job.id, job.rejected >= SHOWN ? 'full' : job.rejected],
    queryFn: () => readErrors(job.id),
  });
  const download = `/api/imports/${job.id}/errors.csv`;
  return (
    <section>
      <h2>{t('errors.title', { count: job.rejected })}</h2>
      <p className="jb-acts">
        <a className="jb-button" href={download} download>
          {t('errors.download')}
        </a>
        {job.rejected > SHOWN && (
          <span className="jb-quiet">{t('errors.first', { count: SHOWN })}</span>
        )}
      </p>
      {error && <ProblemNote problem={Problem.from(error)} />}
      {data && (
        <DataTable
          caption={t('errors.title', { count: job.rejected })}
          hideCaption
          rows={data}
          rowKey={({ line, field, code }, i) => `${line} ${field} ${code} ${i}`}
          columns={[
            { key: 'line', title: t('errors.line'), head: true, cell: ({ line }) => line },
            { key: 'field', title: t('errors.field'), cell: ({ field }) => field || '—' },
            {
              key: 'why',
              title: t('errors.why'),
              cell: ({ code, reason }) => <Reason code={code} reason={reason} />,
            },
            {
              key: 'record',
              title: t('errors.record'),
              cell: ({ record }) => <code className="jb-ingest-record">{record}</code>,
            },
          ]}
        />
      )}
    </section>
  );
}

/** By its code in the reader's language; the reader of the file adds details in English. */
function Reason({ code, reason }: { code: string; reason: string }) {
  const { t } = useTranslation('ingest');
  return (
    <>
      {t([`error-code.${code}`, 'error-code.other'])}
      <br />
      <span className="jb-quiet" lang="en">
        {reason}
      </span>
    </>
  );
}

async function readErrors(id: string): Promise<Line[]> {
  const { data } = await client.GET('/api/imports/{id}/errors.csv', {
    params: { path: { id } },
    parseAs: 'stream',
  });
  const { text, whole } = await readHead(data ?? null);
  return splitCsv(text, SHOWN, whole).rows.map(
    ([line = '', field = '', code = '', reason = '', record = '']) => ({
      ...{ line, field, code, reason, record },
    }),
  );
}

const HEAD_BYTES = 512 * 1024;

/** A list of a million errors is not read to its end for the first fifty. */
async function readHead(stream: ReadableStream<Uint8Array> | null) {
  let text = '';
  if (!stream) return { text, whole: true };
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { text, whole: true };
    text += decoder.decode(value, { stream: true });
    if (text.length > HEAD_BYTES) {
      await reader.cancel();
      return { text, whole: false };
    }
  }
}
