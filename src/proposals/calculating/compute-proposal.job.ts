import { Injectable } from '@nestjs/common';
import { defineJob, HandlesJob, type JobContext } from '../../platform/queue/index.js';
import { ComputeProposal, MOST_ATTEMPTS } from './compute-proposal.js';

/** Computes one version of a proposal; caused by asking for it or changing what is asked. */
export const computeProposal = defineJob<{ proposalId: string }>({
  name: 'compute-proposal',
  queue: 'matching',
  payload: { proposalId: 'string' },
  attempts: MOST_ATTEMPTS,
});

@Injectable()
@HandlesJob(computeProposal)
export class ComputeProposalJob {
  constructor(private readonly compute: ComputeProposal) {}

  async run({ proposalId }: { proposalId: string }, { signal }: JobContext): Promise<void> {
    await this.compute.run(proposalId, signal);
  }
}
