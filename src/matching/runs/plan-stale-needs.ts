import { type Change, EVENTS_CHANNEL } from '../../platform/events/index.js';
import { plan, writeJobs } from '../../platform/queue/index.js';
import { FEWEST_BATCHED, isBatchOpen, planBatch } from '../batches/plan-batch.js';
import { scoreNeed } from './score-need.job.js';
import { type Current, IS_STALE } from './stale-needs.js';

/** Needs planned at a time; the next sweep plans the rest. */
const MOST_PLANNED = 500;

/** A condition on need `n`: it waits to be scored by itself; $3 is that job's name. */
const IS_AWAITED = `exists (select 1 from job_ledger where name = $3 and finished_at is null
  and failed_at is null and payload ->> 'needId' = n.id::text)`;

/** What runs must rest on, and one name for all of it. */
export interface Watched extends Current {
  watched: string;
}

/** Many needs are planned as a batch, once for what they rest on; whatever that leaves, one by one. */
export async function planStaleNeeds(
  change: Change,
  { basis, epoch, watched }: Watched,
): Promise<void> {
  if (await isBatchOpen(change)) return;
  const [{ needs }] = await change.manager.query<{ needs: number }[]>(
    `select count(*)::int as needs from need n where ${IS_STALE} and not ${IS_AWAITED}`,
    [basis, epoch ?? null, scoreNeed.name],
  );
  if (needs >= FEWEST_BATCHED) {
    if (await planBatch(change, watched.slice(0, 16), { basis, needs })) {
      await change.manager.query(`select pg_notify($1, '')`, [EVENTS_CHANNEL]);
      return;
    }
  }
  const stale = await change.manager.query<{ id: string }[]>(
    `select n.id from need n where ${IS_STALE}
       and not exists (select 1 from job_ledger
         where id = 'sweep-' || $4 || '-score-need-' || n.id)
       and not ${IS_AWAITED}
     order by n.id limit ${MOST_PLANNED}`,
    [basis, epoch ?? null, scoreNeed.name, watched.slice(0, 16)],
  );
  const jobs = stale.map(({ id }) => plan(scoreNeed, { needId: id }, id));
  await writeJobs(change.manager, null, `sweep-${watched.slice(0, 16)}`, jobs);
  if (jobs.length) await change.manager.query(`select pg_notify($1, '')`, [EVENTS_CHANNEL]);
}
