import { Injectable } from '@nestjs/common';
import { type Viewer } from '../identity/index.js';
import { Changes, type Origin } from '../platform/events/index.js';
import { lockProposal, recordOn, saveProposal } from './lock-proposal.js';

@Injectable()
export class AbandonProposal {
  constructor(private readonly changes: Changes) {}

  /** Lays a draft aside for good; what is in force is not touched. */
  run(viewer: Viewer, origin: Origin, id: string, version: number): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const proposal = await lockProposal(change, id);
      proposal.requireFresh(version);
      proposal.abandon(viewer.personId);
      await saveProposal(change, proposal);
      await recordOn(change, proposal, 'proposalAbandoned');
    });
  }
}
