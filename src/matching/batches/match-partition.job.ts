import { Injectable } from '@nestjs/common';
import { defineJob, HandlesJob, type JobContext } from '../../platform/queue/index.js';
import { RunMatching } from '../runs/run-matching.js';
import { type Partition } from '../runs/stale-needs.js';

/** Scores the stale needs of one partition: parts of a batch, on whichever workers are free. */
export const matchPartition = defineJob<{ number: number; of: number }>({
  name: 'match-partition',
  queue: 'matching',
  payload: { number: 'number', of: 'number' },
  partOf: 'merge-partitions',
});

/**
 * A partition that is run again finds what is still stale, so a worker that was killed in the middle
 * costs the needs that it had in hand, and two at once store each run once.
 */
@Injectable()
@HandlesJob(matchPartition)
export class MatchPartitionJob {
  constructor(private readonly matching: RunMatching) {}

  async run(partition: Partition, { signal }: JobContext): Promise<void> {
    const needs = await this.matching.findStale(partition, signal);
    const { failures } = await this.matching.runAll(needs, signal);
    // The job then fails and tries those again.
    if (failures.length > 0) throw failures[0];
  }
}
