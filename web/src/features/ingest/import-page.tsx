import { useTranslation } from 'react-i18next';
import { PageLink } from '../../app/page-link';
import { usePathPart } from '../../app/address';
import { type Job, useJob } from '../../app/job';
import { Instant } from '../../ui/instant';
import { JobProgress } from '../../ui/job-progress';
import { Page } from '../../ui/page';
import { ProblemNote } from '../../ui/problem-note';
import { sayBytes } from '../../ui/file-limits';
import { CancelImport } from './cancel-import';
import { CommitImport } from './commit-import';
import { ImportErrors } from './import-errors';
import { type Import } from '../../app/uploads/uploads';
import { WizardSteps } from './wizard-steps';
import './ingest.css';

const OVER: readonly string[] = ['finished', 'failed', 'cancelled'];

/** One file on its way: live progress, what came of it, and the next step of a dry run. */
export default function ImportPage() {
  const { t } = useTranslation('ingest');
  const id = usePathPart('id');
  const job = useJob<Import>({
    path: `/api/imports/${id}`,
    events: `/api/imports/${id}/events`,
    isOver: ({ state }) => OVER.includes(state),
    measure: ({ bytesRead, size }) => ({ done: bytesRead, total: size }),
  });
  const { answer } = job;
  return (
    <Page
      title={answer?.fileName ?? t('title')}
      lead={answer && <Facts job={answer} />}
      acts={<PageLink to="/imports">{t('all-imports')}</PageLink>}
    >
      {job.problem && !answer && <ProblemNote problem={job.problem} onRetry={job.refresh} />}
      {answer && (
        <>
          <WizardSteps now={answer.dryRun ? 'trial' : 'import'} />
          <Progress answer={answer} job={job} />
          <Counts answer={answer} />
          <Outcome answer={answer} />
          {answer.dryRun && answer.state === 'finished' && <CommitImport trial={answer} />}
        </>
      )}
    </Page>
  );
}

function Facts({ job }: { job: Import }) {
  const { t } = useTranslation(['ingest', 'terms']);
  return (
    <>
      {t(`terms:import-format.${job.format}`)} · {sayBytes(job.size)} ·{' '}
      {t('source-is', { source: job.source })} · <Instant at={job.createdAt} /> ·{' '}
      {job.requestedByName}
    </>
  );
}

function Progress({ answer, job }: { answer: Import; job: Job<Import> }) {
  const { t } = useTranslation('ingest');
  return (
    <section aria-label={t('progress')}>
      <JobProgress
        label={answer.dryRun ? t('trial-of', { name: answer.fileName }) : answer.fileName}
        state={answer.state}
        done={answer.state === 'finished' ? answer.size : answer.bytesRead}
        total={answer.size}
        counts={t('read-so-far', { count: answer.read, percent: answer.percent })}
        secondsLeft={job.secondsLeft}
        lost={job.lost}
      />
      {answer.actions.includes('cancel') && <CancelImport job={answer} />}
    </section>
  );
}

function Counts({ answer }: { answer: Import }) {
  const { t } = useTranslation('ingest');
  const stored = answer.dryRun ? 'would-store' : 'stored';
  const counts = [
    ['read', answer.read],
    [stored, answer.stored],
    ['unchanged', answer.unchanged],
    ['rejected', answer.rejected],
  ] as const;
  return (
    <dl className="jb-ingest-counts">
      {counts.map(([key, value]) => (
        <div key={key} data-tone={key === 'rejected' && value > 0 ? 'bad' : undefined}>
          <dt>{t(`count.${key}`)}</dt>
          <dd>{t('number', { value })}</dd>
        </div>
      ))}
    </dl>
  );
}

function Outcome({ answer }: { answer: Import }) {
  const { t } = useTranslation('ingest');
  const { state, failure, unknownNames, rejected } = answer;
  return (
    <>
      {state === 'failed' && (
        <div className="jb-problem" role="alert">
          <p>{t('failed')}</p>
          {failure && <p>{failure}</p>}
        </div>
      )}
      {unknownNames.length > 0 && (
        <section>
          <h2>{t('unknown.title')}</h2>
          <p>{t('unknown.says')}</p>
          <p>
            {unknownNames.map((name) => (
              <span key={name} className="jb-tag">
                {name}
              </span>
            ))}
          </p>
        </section>
      )}
      {rejected > 0 && <ImportErrors job={answer} />}
      {state === 'finished' && !answer.dryRun && <Next answer={answer} />}
    </>
  );
}

/** Where the records that were stored can be seen. */
function Next({ answer }: { answer: Import }) {
  const { t } = useTranslation('ingest');
  const challenges = answer.format.startsWith('challenges');
  const to: string = challenges ? '/screening' : '/experts';
  return (
    <p className="jb-acts">
      <PageLink
        className="jb-button jb-button-primary"
        to={to}
        search={challenges ? { tab: 'draft' } : {}}
      >
        {challenges ? t('next.challenges') : t('next.experts')}
      </PageLink>
      <PageLink to="/imports/new">{t('act.another')}</PageLink>
    </p>
  );
}
