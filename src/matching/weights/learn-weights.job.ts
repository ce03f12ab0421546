import { Injectable } from '@nestjs/common';
import { defineJob, HandlesJob } from '../../platform/queue/index.js';
import { LearnFromUse } from './learn-from-use.js';

/** Learns from use, on request or of its own accord; nothing comes into force by it. */
export const learnWeightsJob = defineJob<{ askedBy: string | null }>({
  name: 'learn-weights',
  queue: 'matching',
  payload: { askedBy: 'string?' },
});

@Injectable()
@HandlesJob(learnWeightsJob)
export class LearnWeightsJob {
  constructor(private readonly learning: LearnFromUse) {}

  async run({ askedBy }: { askedBy?: string | null }): Promise<void> {
    await this.learning.run(askedBy ?? null);
  }
}
