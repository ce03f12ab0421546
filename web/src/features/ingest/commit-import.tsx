import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act';
import { PageLink } from '../../app/page-link';
import { commitTrial, type Import } from '../../app/uploads/uploads';
import { Button } from '../../ui/button';
import { ProblemNote } from '../../ui/problem-note';

/** The last step: the same file, which still waits on the server, for real. */
export function CommitImport({ trial }: { trial: Import }) {
  const { t } = useTranslation('ingest');
  const navigate = useNavigate();
  const { run, busy, problem } = useAct();
  const { stored, rejected, uploadId } = trial;
  const commit = () =>
    run(async () => {
      if (!uploadId) return;
      const { id } = await commitTrial(trial, uploadId);
      await navigate({ href: `/imports/${id}` });
    });
  return (
    <section className="jb-card">
      <h2>{t('commit.title')}</h2>
      <p>{rejected > 0 ? t('commit.some', { stored, rejected }) : t('commit.all', { stored })}</p>
      {problem && <ProblemNote problem={problem} />}
      {!uploadId && <p>{t('commit.gone', { name: trial.fileName })}</p>}
      <div className="jb-acts">
        {uploadId && (
          <Button kind="primary" disabled={busy} onClick={() => void commit()}>
            {t('act.commit')}
          </Button>
        )}
        {uploadId && (
          <PageLink to="/imports/new" search={{ upload: uploadId }}>
            {t('act.columns')}
          </PageLink>
        )}
        <PageLink to="/imports/new">{t('act.corrected')}</PageLink>
      </div>
    </section>
  );
}
