import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { type Viewer } from '../identity/index.js';
import { RULES, type Rules } from '../platform/config/index.js';
import { Changes, systemOrigin } from '../platform/events/index.js';
import { type BidBody } from './bid.dto.js';
import { loadTerms, requireBidder, requireTaking } from './bidding-terms.js';
import { givenDraft } from './given-draft.js';
import { BidEnvelopes } from './own-envelopes.js';

@Injectable()
export class SaveDraft {
  constructor(
    private readonly changes: Changes,
    private readonly envelopes: BidEnvelopes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /**
   * Keeps what the viewer has written so far, complete or not. A bid already handed in stays as it
   * is. Saving the same content again writes nothing.
   */
  run(viewer: Viewer, challengeId: string, body: BidBody): Promise<{ savedAt: string }> {
    const content = givenDraft(body);
    return this.changes.run(systemOrigin('sealing'), async (change) => {
      await this.envelopes.enter(change, challengeId.toLowerCase());
      const terms = await loadTerms(change.manager, challengeId, this.rules);
      await requireBidder(change.manager, viewer, terms);
      requireTaking(terms);
      const key = { personId: viewer.personId, ...terms };
      await this.envelopes.lockOwn(change, key);
      const { draft } = await this.envelopes.read(change.manager, key);
      if (draft && isDeepStrictEqual(draft.content, content)) return { savedAt: draft.savedAt };
      const savedAt = terms.now.toISOString();
      await this.envelopes.writeDraft(change, key, { savedAt, content });
      return { savedAt };
    });
  }
}
