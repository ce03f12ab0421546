import { type Change, EVENTS_CHANNEL } from '../../platform/events/index.js';
import { defineJob, plan, writeJobs } from '../../platform/queue/index.js';
import { IS_STALE } from '../runs/stale-needs.js';
import { type Watched } from '../runs/plan-stale-needs.js';

/** Keeps the runs that a change of the corpus does not move, and has the others made again. */
export const followCorpus = defineJob<Record<string, never>>({
  name: 'follow-corpus',
  queue: 'matching',
  payload: {},
});

/**
 * Has what is stale followed, once for what it rests on. True while that is under way: whatever it
 * leaves is planned by it. When it has ended, well or not, the sweep plans by itself.
 */
export async function planFollowing(
  change: Change,
  { basis, epoch, watched }: Watched,
): Promise<boolean> {
  const id = `sweep-${watched.slice(0, 16)}-${followCorpus.name}`;
  const [held] = await change.manager.query<{ open: boolean }[]>(
    `select finished_at is null and failed_at is null as open from job_ledger where id = $1`,
    [id],
  );
  if (held) return held.open;
  const stale = await change.manager.query<unknown[]>(
    `select 1 from need n where ${IS_STALE} limit 1`,
    [basis, epoch ?? null],
  );
  if (stale.length === 0) return false;
  const job = plan(followCorpus, {});
  await writeJobs(change.manager, null, `sweep-${watched.slice(0, 16)}`, [job]);
  await change.manager.query(`select pg_notify($1, '')`, [EVENTS_CHANNEL]);
  return true;
}
