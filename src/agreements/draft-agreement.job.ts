import { Injectable } from '@nestjs/common';
import { defineJob, HandlesJob, type JobHandler } from '../platform/queue/index.js';
import { DraftAgreement } from './draft-agreement.js';

/** Caused by every award. */
export const draftAgreement = defineJob<{ awardId: string }>({
  name: 'draft-agreement',
  queue: 'general',
  payload: { awardId: 'string' },
});

@HandlesJob(draftAgreement)
@Injectable()
export class DraftAgreementJob implements JobHandler<{ awardId: string }> {
  constructor(private readonly drafting: DraftAgreement) {}

  run({ awardId }: { awardId: string }): Promise<void> {
    return this.drafting.run(awardId);
  }
}
