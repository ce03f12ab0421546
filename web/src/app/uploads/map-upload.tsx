import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import '../../ui/fields.css';
import { sayBytes } from '../../ui/file-limits';
import { ProblemNote } from '../../ui/problem-note';
import { ColumnsTable } from './columns-table';
import { RecordsPreview } from './records-preview';
import { type Import, type ImportFormat, readUpload, runUpload, type Upload } from './uploads';
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
  const [corrected, setCorrected] = useState<Record<string, string | null>>({});
  const [source, setSource] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { format } = upload;
  const hasChanged = Object.keys(corrected).length > 0;
  const send = async () => {
    if (!format) return;
    setBusy(true);
    setProblem(null);
    const columns = Object.entries(corrected).map(([name, field]) => ({ name, field }));
    const body = { format, dryRun: true, columns, source: source.trim() || undefined };
    try {
      onStarted(await runUpload(uploadId, body, expertId));
    } catch (error) {
      setProblem(Problem.from(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {upload.problem && <p className="jb-note">{t('map.unreadable')}</p>}
      {upload.columns.length > 0 && (
        <ColumnsTable
          upload={upload}
          corrected={corrected}
          onCorrect={(name, field) => setCorrected({ ...corrected, [name]: field })}
        />
      )}
      {hasChanged ? (
        <p className="jb-note">{t('map.changed')}</p>
      ) : (
        <RecordsPreview records={upload.records} />
      )}
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
