import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act';
import { textOf, useAddress } from '../../app/address';
import { useJob } from '../../app/job';
import { PageLink } from '../../app/page-link';
import { MapUpload } from '../../app/uploads/map-upload';
import { commitTrial, type Import, sendUpload } from '../../app/uploads/uploads';
import { useMe } from '../../api/me';
import { Problem } from '../../api/problem';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { FileDrop } from '../../ui/file-drop';
import { JobProgress } from '../../ui/job-progress';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { OwnImportProblems } from './own-import-problems';

const OVER: readonly string[] = ['finished', 'failed', 'cancelled'];

/** One's own works from a file: chosen, looked at as they would be stored, tried, stored. */
export default function OwnImportPage() {
  const { t } = useTranslation('ingest');
  const me = useMe();
  const [search, change] = useAddress();
  const uploadId = textOf(search, 'upload');
  const importId = textOf(search, 'run');
  const expertId = me?.expertId;
  const back = (
    <PageLink to="/profile" search={{ tab: 'works' }}>
      {t('own.back')}
    </PageLink>
  );
  return (
    <Page title={t('own.title')} lead={t('own.lead')} acts={back}>
      {me && !expertId && (
        <EmptyState
          title={t('own.no-profile')}
          act={<PageLink to="/profile">{t('own.to-profile')}</PageLink>}
        />
      )}
      {expertId && importId && (
        <Run
          key={importId}
          importId={importId}
          expertId={expertId}
          onCommitted={(id) => change({ run: id })}
          onAgain={() => change({ run: undefined }, { push: true })}
        />
      )}
      {expertId && !importId && uploadId && (
        <MapUpload
          uploadId={uploadId}
          expertId={expertId}
          onStarted={({ id }) => change({ run: id }, { push: true })}
          onOther={() => change({ upload: undefined })}
        />
      )}
      {expertId && !importId && !uploadId && (
        <Choose expertId={expertId} onSent={(id) => change({ upload: id }, { push: true })} />
      )}
    </Page>
  );
}

const ENDINGS = '.bib,.ris,.xml,.json,.jsonl,.csv,.txt';

function Choose(props: { expertId: string; onSent: (uploadId: string) => void }) {
  const { t } = useTranslation('ingest');
  const [sending, setSending] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (file: File) => {
    setSending(file.name);
    setProblem(null);
    try {
      props.onSent((await sendUpload(file, props.expertId)).id);
    } catch (failure) {
      setProblem(Problem.from(failure));
      setSending(null);
    }
  };
  return (
    <>
      <p>{t('own.formats')}</p>
      {problem && <ProblemNote problem={problem} />}
      {sending ? (
        <p role="status">{t('new.sending', { name: sending })}</p>
      ) : (
        <FileDrop accept={ENDINGS} label={t('new.drop')} onFile={(file) => void send(file)} />
      )}
    </>
  );
}

function Run(props: {
  importId: string;
  expertId: string;
  onCommitted: (importId: string) => void;
  onAgain: () => void;
}) {
  const { t } = useTranslation('ingest');
  const path = `/api/experts/${props.expertId}/imports/${props.importId}`;
  const { answer, problem, refresh, progress } = useOwnRun(path);
  if (!answer)
    return problem ? (
      <ProblemNote problem={problem} onRetry={refresh} />
    ) : (
      <p>{t('frame:loading')}</p>
    );
  const { dryRun, stored, unchanged, rejected, state } = answer;
  return (
    <>
      <JobProgress label={t('progress')} {...progress} />
      {answer.failure && <p className="jb-note">{t('failed')}</p>}
      {OVER.includes(state) && (
        <p role="status">{t(dryRun ? 'own.would' : 'own.did', { stored, unchanged, rejected })}</p>
      )}
      {rejected > 0 && <OwnImportProblems expertId={props.expertId} importId={props.importId} />}
      {state === 'finished' && dryRun && (
        <Commit trial={answer} onCommitted={props.onCommitted} onAgain={props.onAgain} />
      )}
    </>
  );
}

function useOwnRun(path: string) {
  const job = useJob<Import>({
    path,
    events: `${path}/events`,
    isOver: ({ state }) => OVER.includes(state),
    measure: ({ bytesRead, size }) => ({ done: bytesRead, total: size }),
  });
  const { answer } = job;
  return {
    ...job,
    progress: {
      ...{ done: answer?.bytesRead ?? 0, total: answer?.size ?? 0 },
      state: answer?.state ?? 'waiting',
    },
  };
}

function Commit(props: {
  trial: Import;
  onCommitted: (importId: string) => void;
  onAgain: () => void;
}) {
  const { t } = useTranslation('ingest');
  const { run, busy, problem } = useAct();
  const { trial } = props;
  const { uploadId } = trial;
  const commit = () =>
    run(async () => {
      if (uploadId) props.onCommitted((await commitTrial(trial, uploadId)).id);
    });
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      {!uploadId && <p>{t('commit.gone', { name: trial.fileName })}</p>}
      <div className="jb-acts">
        <Button
          kind="primary"
          disabled={busy || !uploadId || trial.stored === 0}
          onClick={() => void commit()}
        >
          {t('own.commit', { count: trial.stored })}
        </Button>
        <Button onClick={props.onAgain}>{t('act.columns')}</Button>
      </div>
    </>
  );
}
