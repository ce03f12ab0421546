import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../platform/config/index.js';
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
  constructor(
    private readonly matching: RunMatching,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async run(partition: Partition, { signal }: JobContext): Promise<void> {
    const needs = await this.matching.findStale(partition, signal);
    const failures: unknown[] = [];
    const takeNext = async (): Promise<void> => {
      for (let needId = needs.shift(); needId; needId = needs.shift()) {
        signal.throwIfAborted();
        // One bad need must not keep the others waiting; the job then fails and tries it again.
        await this.matching.run(needId, signal).catch((error) => void failures.push(error));
      }
    };
    await Promise.all(Array.from({ length: this.settings.matchingThreads }, takeNext));
    if (failures.length > 0) throw failures[0];
  }
}
