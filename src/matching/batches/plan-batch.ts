import { type Change } from '../../platform/events/index.js';
import { plan, writeJobs } from '../../platform/queue/index.js';
import { matchPartition } from './match-partition.job.js';
import { mergePartitions } from './merge-partitions.job.js';

/** From so many stale needs on they are scored in partitions, which the workers share. */
export const FEWEST_BATCHED = 40;
/** Small enough that a worker that is killed loses little, and that the last one is not waited for. */
const NEEDS_PER_PARTITION = 10;
const MOST_PARTITIONS = 200;

/** True while partitions of any batch are under way: what is stale then is theirs. */
export async function isBatchOpen(change: Change): Promise<boolean> {
  const rows = await change.manager.query(
    `select 1 from job_ledger where name = $1 and finished_at is null and failed_at is null limit 1`,
    [mergePartitions.name],
  );
  return rows.length > 0;
}

/** Plans a batch under a name; false when that one has been planned before. */
export async function planBatch(
  change: Change,
  name: string,
  { basis, needs }: { basis: string; needs: number },
): Promise<boolean> {
  const scope = `batch-${name}`;
  const planned = await change.manager.query(
    `select 1 from job_ledger where name = $1 and starts_with(id, $2)`,
    [mergePartitions.name, `${scope}-`],
  );
  if (planned.length > 0) return false;
  const of = Math.min(MOST_PARTITIONS, Math.ceil(needs / NEEDS_PER_PARTITION));
  const parts = Array.from({ length: of }, (_, number) =>
    plan(matchPartition, { number, of }, String(number)),
  );
  const whole = plan(mergePartitions, { basis, partitions: of });
  await writeJobs(change.manager, null, scope, [whole, ...parts]);
  return true;
}
