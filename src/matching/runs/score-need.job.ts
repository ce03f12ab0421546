import { Injectable } from '@nestjs/common';
import { defineJob, HandlesJob, type JobContext } from '../../platform/queue/index.js';
import { RunMatching } from './run-matching.js';

/** Scores one need; caused by an opened or changed need, by a request, by a changed corpus. */
export const scoreNeed = defineJob<{ needId: string }>({
  name: 'score-need',
  queue: 'matching',
  payload: { needId: 'string' },
});

@Injectable()
@HandlesJob(scoreNeed)
export class ScoreNeedJob {
  constructor(private readonly matching: RunMatching) {}

  async run({ needId }: { needId: string }, { signal }: JobContext): Promise<void> {
    await this.matching.run(needId, signal);
  }
}
