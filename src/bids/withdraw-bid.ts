import { Inject, Injectable } from '@nestjs/common';
import { conflict } from '../../libs/kernel/index.js';
import { type Viewer } from '../identity/index.js';
import { RULES, type Rules } from '../platform/config/index.js';
import { Changes, systemOrigin } from '../platform/events/index.js';
import { loadTerms, requireTaking } from './bidding-terms.js';
import { BidEnvelopes } from './own-envelopes.js';

@Injectable()
export class WithdrawBid {
  constructor(
    private readonly changes: Changes,
    private readonly envelopes: BidEnvelopes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** Takes the viewer's bid back before the deadline; its content stays with him as a draft. */
  run(viewer: Viewer, challengeId: string): Promise<void> {
    return this.changes.run(systemOrigin('sealing'), async (change) => {
      await this.envelopes.enter(change, challengeId.toLowerCase());
      const terms = await loadTerms(change.manager, challengeId, this.rules);
      requireTaking(terms);
      const key = { personId: viewer.personId, ...terms };
      await this.envelopes.lockOwn(change, key);
      const { submission } = await this.envelopes.read(change.manager, key);
      if (submission?.state !== 'submitted')
        throw conflict('no-bid', 'You have no bid in for this challenge.');
      await this.envelopes.writeBid(change, { ...submission, state: 'withdrawn' });
    });
  }
}
