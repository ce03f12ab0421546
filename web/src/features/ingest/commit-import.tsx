import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { FileDrop } from '../../ui/file-drop';
import { ProblemNote } from '../../ui/problem-note';
import { heldFile, type Import, sendFile } from './send-file';

/**
 * The last step: the same file for real. It is still at hand in the window it was chosen in; after a
 * reload it is asked for again, and another file than the one that was tried is refused.
 */
export function CommitImport({ trial }: { trial: Import }) {
  const { t } = useTranslation('ingest');
  const navigate = useNavigate();
  const [file, setFile] = useState(() => heldFile(trial.id));
  const [refused, setRefused] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { format, source, stored, rejected } = trial;
  const take = async (next: File) => {
    const same = await isTheSame(next, trial);
    setRefused(!same);
    if (same) setFile(next);
  };
  const commit = async () => {
    if (!file) return;
    setBusy(true);
    setProblem(null);
    try {
      const { id } = await sendFile({ file, format, source, dryRun: false });
      await navigate({ href: `/imports/${id}` });
    } catch (error) {
      setProblem(Problem.from(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="jb-card">
      <h2>{t('commit.title')}</h2>
      <p>{rejected > 0 ? t('commit.some', { stored, rejected }) : t('commit.all', { stored })}</p>
      {problem && <ProblemNote problem={problem} />}
      {!file && (
        <>
          <p>{t('commit.again', { name: trial.fileName })}</p>
          <FileDrop label={t('commit.drop')} onFile={(next) => void take(next)} />
          {refused && <p role="alert">{t('commit.other', { name: trial.fileName })}</p>}
        </>
      )}
      <div className="jb-acts">
        <Button kind="primary" disabled={!file || busy} onClick={() => void commit()}>
          {busy ? t('commit.sending') : t('act.commit')}
        </Button>
        <PageLink to="/imports/new">{t('act.corrected')}</PageLink>
      </div>
    </section>
  );
}

const MEGABYTES_TO_SUM = 256;

/** By the bytes where the browser can sum them up, else by their number. */
async function isTheSame(file: File, { size, sha256 }: Import): Promise<boolean> {
  if (file.size !== size) return false;
  if (!window.isSecureContext || size > MEGABYTES_TO_SUM * 1024 * 1024) return true;
  const sum = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  const hex = [...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0'));
  return hex.join('') === sha256;
}
