import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import { useAct } from '../act';
import { Button } from '../../ui/button';
import '../../ui/fields.css';
import { sayBytes } from '../../ui/file-limits';
import { ProblemNote } from '../../ui/problem-note';
import { ColumnsTable } from './columns-table';
import { type Meanings, useMeanings } from './meanings';
import { RecordsPreview } from './records-preview';
import {
  type Import,
  type ImportFormat,
  previewUpload,
  readUpload,
  runUpload,
  type Upload,
} from './uploads';
import './uploads.css';

interface Props {
  uploadId: string;
  /** Whose own works the file brings; absent: an import of the programme. */
  expertId?: string;
  onStarted: (started: Import) => void;
  onOther: () => void;
}

/** How a waiting file is read: its format, what each column means, what would be stored. */
export function MapUpload(props: Props) {
  const { t } = useTranslation('ingest');
  const [format, setFormat] = useState<ImportFormat>();
  const { data, error } = useQuery({
    queryKey: ['upload', props.uploadId, format],
    queryFn: () => readUpload(props.uploadId, format, props.expertId),
    placeholderData: keepPreviousData,
    // Whoever comes back begins with what was said of the columns meanwhile.
    gcTime: 0,
  });
  if (error) return <ProblemNote problem={Problem.from(error)} />;
  if (!data) return <p>{t('frame:loading')}</p>;
  return (
    <>
      <p className="jb-card jb-upload-file">
        <strong>{data.fileName}</strong> <span className="jb-quiet">{sayBytes(data.size)}</span>
        <Button onClick={props.onOther}>{t('new.other-file')}</Button>
      </p>
      <FormatChoice upload={data} onChoose={setFormat} />
      {/* Another format has other columns: what was corrected for the last one is forgotten. */}
      <Mapping key={data.format} upload={data} {...props} />
    </>
  );
}

function FormatChoice(props: { upload: Upload; onChoose: (format: ImportFormat) => void }) {
  const { t } = useTranslation(['ingest', 'terms']);
  const { candidates, format } = props.upload;
  return (
    <label className="jb-field jb-upload-choice">
      {t('new.format')}
      <select
        className="jb-input"
        value={format ?? ''}
        onChange={({ target }) => {
          const chosen = candidates.find((name) => name === target.value);
          if (chosen) props.onChoose(chosen);
        }}
      >
        {format === null && <option value="">{t('new.format-missing')}</option>}
        {candidates.map((name) => (
          <option key={name} value={name}>
            {t(`terms:import-format.${name}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Mapping({ upload, uploadId, expertId, onStarted }: Props & { upload: Upload }) {
  const { t } = useTranslation('ingest');
  const meanings = useMeanings(upload);
  const [source, setSource] = useState('');
  const { run, busy, problem } = useAct();
  const { format } = upload;
  const preview = usePreview({ upload, uploadId, expertId, columns: meanings.columns });
  const send = () =>
    run(async () => {
      if (!format) return;
      const facts = { format, dryRun: true, columns: meanings.columns };
      const body = { ...facts, source: source.trim() || undefined };
      onStarted(await runUpload(uploadId, body, expertId));
    });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {preview.shown.problem && <p className="jb-note">{t('map.unreadable')}</p>}
      {upload.columns.length > 0 && <ColumnsTable upload={upload} meanings={meanings} />}
      {preview.problem && <ProblemNote problem={preview.problem} />}
      <div aria-busy={preview.comes}>
        <RecordsPreview records={preview.shown.records} />
      </div>
      {!expertId && (
        <label className="jb-field jb-upload-choice">
          {t('new.source')}
          <input
            className="jb-input"
            maxLength={100}
            value={source}
            placeholder={format ?? ''}
            onChange={({ target }) => setSource(target.value)}
          />
          <span className="jb-quiet">{t('new.source-hint')}</span>
        </label>
      )}
      {problem && <ProblemNote problem={problem} />}
      <div className="jb-acts">
        <Button kind="primary" type="submit" disabled={busy || !upload.actions.includes('run')}>
          {t('act.try')}
        </Button>
        <span className="jb-quiet">{t('new.try-says')}</span>
      </div>
    </form>
  );
}

/** The first records as they are read with what is said of the columns now. */
function usePreview(
  asked: Omit<Props, 'onStarted' | 'onOther'> & Pick<Meanings, 'columns'> & { upload: Upload },
) {
  const { upload, uploadId, expertId, columns } = asked;
  const { format } = upload;
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    queryKey: ['upload-preview', uploadId, format, columns],
    queryFn: () =>
      format ? previewUpload(uploadId, { format, columns }, expertId) : Promise.resolve(upload),
    enabled: columns.length > 0 && format !== null,
    placeholderData: keepPreviousData,
  });
  const shown = columns.length > 0 ? (data ?? upload) : upload;
  return {
    shown,
    problem: error && Problem.from(error),
    comes: isFetching && (isPlaceholderData || !data),
  };
}
