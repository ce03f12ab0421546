import { PageLink } from '../../../app/page-link';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { Problem } from '../../../api/problem';
import { textOf, useAddress, usePathPart } from '../../../app/address';
import { EmptyState } from '../../../ui/empty-state';
import { Instant } from '../../../ui/instant';
import { Page } from '../../../ui/page';
import { ProblemNote } from '../../../ui/problem-note';
import { compareRuns } from './compare-runs';
import { ComparedTable, FateCounts } from './compared-table';
import { type QueueRow, type Run } from '../queue';
import { RunChoice } from './run-choice';
import '../../../ui/button.css';
import '../../../ui/fields.css';
import '../../../app/desk.css';

import './runs.css';

/** Two match runs of one challenge side by side: who rose, who fell, and why. */
export default function RunsPage() {
  const { t } = useTranslation(['queue', 'terms']);
  const needId = usePathPart('needId');
  const { rows, error } = useRuns(needId);
  const title = rows?.[0]?.need.title;
  const params = { needId };
  return (
    <Page
      wide
      title={t('runs.title')}
      lead={
        title && (
          <PageLink to="/queue/$needId" params={params}>
            {title}
          </PageLink>
        )
      }
      acts={
        <PageLink to="/queue/$needId" className="jb-button" params={params}>
          {t('runs.back')}
        </PageLink>
      }
    >
      {error && <ProblemNote problem={Problem.from(error)} />}
      {rows?.length === 0 && <EmptyState title={t('empty.no-run')} why={t('empty.no-run-why')} />}
      {rows?.length === 1 && <EmptyState title={t('runs.only-one')} why={t('runs.only-one-why')} />}
      {rows && rows.length > 1 && <Choice rows={rows} />}
    </Page>
  );
}

/** Which two; the later one stands on the right unless the address says otherwise. */
function Choice({ rows }: { rows: readonly QueueRow[] }) {
  const { t } = useTranslation('queue');
  const [search, change] = useAddress();
  const right = textOf(search, 'right') ?? rows[0].id;
  const left = textOf(search, 'left') ?? rows.find(({ id }) => id !== right)?.id ?? right;
  return (
    <>
      <div className="jb-desk-runs-choice">
        <RunChoice
          label={t('runs.left')}
          rows={rows}
          value={left}
          onChange={(id) => change({ left: id })}
        />
        <button
          type="button"
          className="jb-button"
          onClick={() => change({ left: right, right: left })}
        >
          ⇄ {t('runs.swap')}
        </button>
        <RunChoice
          label={t('runs.right')}
          rows={rows}
          value={right}
          onChange={(id) => change({ right: id })}
        />
      </div>
      {left === right ? <EmptyState title={t('runs.same')} /> : <Sides left={left} right={right} />}
    </>
  );
}

/** All runs that are kept of a need, the current one first. */
function useRuns(needId: string) {
  const ask = (state?: 'superseded') => ({
    params: { query: { needId, state, pageSize: 100, order: 'newest' as const } },
  });
  const current = api.useQuery('get', '/api/match-runs', ask());
  const older = api.useQuery('get', '/api/match-runs', ask('superseded'));
  const rows: QueueRow[] | undefined =
    current.data && older.data ? [...current.data.items, ...older.data.items] : undefined;
  return { rows, error: current.error ?? older.error };
}

function Sides({ left, right }: { left: string; right: string }) {
  const { t } = useTranslation('queue');
  const before = useRun(left);
  const after = useRun(right);
  const compared = useMemo(
    () => (before.data && after.data ? compareRuns(before.data, after.data) : undefined),
    [before.data, after.data],
  );
  const error = before.error ?? after.error;
  if (error) return <ProblemNote problem={Problem.from(error)} />;
  if (!compared || !before.data || !after.data)
    return (
      <p className="jb-loading" role="status">
        {t('frame:loading')}
      </p>
    );
  return (
    <>
      <div className="jb-desk-runs-facts">
        <RunFacts label={t('runs.left')} run={before.data} />
        <RunFacts label={t('runs.right')} run={after.data} />
      </div>
      <FateCounts compared={compared} />
      <ComparedTable compared={compared} />
    </>
  );
}

const useRun = (id: string) =>
  api.useQuery('get', '/api/match-runs/{id}', { params: { path: { id } } });

function RunFacts({ label, run }: { label: string; run: Run }) {
  const { t } = useTranslation('queue');
  return (
    <dl className="jb-desk-facts">
      <dt>{label}</dt>
      <dd>
        <Instant at={run.completedAt} seconds />
      </dd>
      <dt>{t('runs.engine')}</dt>
      <dd>{run.engineVersion}</dd>
      <dt>{t('runs.weights')}</dt>
      <dd>
        {run.weights
          ? t('runs.weights-version', { number: run.weights.number })
          : t('runs.weights-shipped')}
      </dd>
      <dt>{t('runs.scored')}</dt>
      <dd>{t('run.scored', { profiles: run.profileCount, works: run.documentCount })}</dd>
      <dt>{t('runs.took')}</dt>
      <dd>{t('runs.milliseconds', { count: run.durationMs })}</dd>
    </dl>
  );
}
