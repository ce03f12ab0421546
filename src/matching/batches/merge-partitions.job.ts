import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Change, Changes, systemOrigin } from '../../platform/events/index.js';
import { countParts, defineJob, HandlesJob, type JobContext } from '../../platform/queue/index.js';
import { matchPartition } from './match-partition.job.js';

/** Ends a batch; the queue begins it when all partitions have ended. */
export const mergePartitions = defineJob<{ basis: string; partitions: number }>({
  name: 'merge-partitions',
  queue: 'general',
  payload: { basis: 'string', partitions: 'number' },
  // A queue that was lost brings it back without its parts: then it waits for them by trying.
  attempts: 12,
});

/**
 * Says once what a batch came to: how many needs are open, and how many of them have a current run
 * on the basis that the batch was planned for. Those that failed for good are left to the sweep.
 */
@Injectable()
@HandlesJob(mergePartitions)
export class MergePartitionsJob {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  async run(planned: { basis: string; partitions: number }, { id }: JobContext): Promise<void> {
    const whole = { id, kind: mergePartitions };
    const { open, failed } = await countParts(this.dataSource, whole, matchPartition);
    if (open > 0) throw new Error(`${open} partitions of ${id} are still under way`);
    await this.changes.run(systemOrigin('merge-partitions'), (change) =>
      recordOnce(change, `match-batch:${id.slice(0, -mergePartitions.name.length - 1)}`, {
        ...{ partitions: planned.partitions, failed, basis: planned.basis },
      }),
    );
  }
}

/** Two workers may arrive at once: the second one finds the first one's event. */
async function recordOnce(
  change: Change,
  stream: string,
  { basis, ...counts }: { basis: string; partitions: number; failed: number },
): Promise<void> {
  await change.manager.query(`select pg_advisory_xact_lock(hashtext($1))`, [stream]);
  const told = await change.manager.query(`select 1 from event where stream = $1`, [stream]);
  if (told.length > 0) return;
  const [needs] = await change.manager.query<{ open: number; matched: number }[]>(
    `select count(*)::int as open, count(r.id)::int as matched
     from need n left join match_run r
       on r.need_id = n.id and r.state <> 'superseded'
         and $1 in (r.basis, r.confirmed_basis)
     where n.open`,
    [basis],
  );
  await change.record({ stream, type: 'needsRematched', payload: { ...counts, ...needs } });
}
