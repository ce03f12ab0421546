import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { invalid, toHundredths } from '../../libs/kernel/index.js';
import { type Viewer } from '../identity/index.js';
import { RULES, type Rules } from '../platform/config/index.js';
import { Changes, systemOrigin } from '../platform/events/index.js';
import { type BidContent, type BidDraft } from './bid-content.js';
import { type BidBody } from './bid.dto.js';
import {
  type BiddingTerms,
  loadTerms,
  requireBidder,
  requireTaking,
  requireTerms,
} from './bidding-terms.js';
import { isComplete, problemsOf } from './check-content.js';
import { referenceProblems, withNames } from './check-references.js';
import { givenDraft } from './given-draft.js';
import { BidEnvelopes } from './own-envelopes.js';

/** Proof of a bid handed in: whoever holds it can find the digest in the opening minutes. */
export interface Receipt {
  challengeId: string;
  challengeNumber: string;
  round: number;
  /** SHA-256 of the sealed bytes, in hex. */
  digest: string;
  /** The database's time, ISO 8601 with milliseconds. */
  sealedAt: string;
}

export interface Warning {
  code: 'price-above-budget';
  message: string;
}

@Injectable()
export class SubmitBid {
  constructor(
    private readonly changes: Changes,
    private readonly envelopes: BidEnvelopes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /**
   * Hands in a complete bid, or replaces the one handed in. 422 names everything that is missing;
   * 409 `deadline-passed` names the deadline and the time by the database's clock, which is read
   * once, after the lock that an opening would hold.
   */
  run(
    viewer: Viewer,
    challengeId: string,
    body: BidBody,
  ): Promise<{ receipt: Receipt; warnings: Warning[] }> {
    const draft = givenDraft(body);
    return this.changes.run(systemOrigin('sealing'), async (change) => {
      await this.envelopes.enter(change, challengeId.toLowerCase());
      const terms = await loadTerms(change.manager, challengeId, this.rules);
      const organisationId = await requireBidder(change.manager, viewer, terms);
      await requireTerms(change.manager, viewer, terms.challengeId);
      requireTaking(terms);
      const content = await this.complete(change.manager, draft, terms, organisationId);
      const { personId } = viewer;
      const sealedAt = terms.now.toISOString();
      const { round } = terms;
      const key = { personId, organisationId, challengeId: terms.challengeId, round };
      await this.envelopes.lockOwn(change, key);
      const written = await this.envelopes.writeBid(change, {
        ...{ ...key, state: 'submitted', sealedAt, content },
      });
      return {
        receipt: receiptOf(terms, written.digest, sealedAt),
        warnings: warn(content, terms),
      };
    });
  }

  private async complete(
    manager: EntityManager,
    draft: BidDraft,
    terms: BiddingTerms,
    leadOrganisationId: string,
  ): Promise<BidContent> {
    const problems = [
      ...problemsOf(draft, {
        ...terms,
        durationMonths: terms.durationMonths ?? this.rules.maxDurationMonths,
        maxPartners: this.rules.maxPartners,
        leadOrganisationId,
      }),
      ...(await referenceProblems(manager, draft, leadOrganisationId)),
    ];
    if (isComplete(draft, problems)) return withNames(manager, draft);
    const list = problems.map(({ field, message }) => `${field} ${message}`).slice(0, 20);
    throw invalid('bid-incomplete', `${list.join('; ')}.`, problems);
  }
}

export const receiptOf = (
  terms: Pick<BiddingTerms, 'challengeId' | 'number' | 'round'>,
  digest: string,
  sealedAt: string,
): Receipt => ({
  challengeId: terms.challengeId,
  challengeNumber: terms.number,
  round: terms.round,
  digest,
  sealedAt,
});

function warn(content: BidContent, terms: BiddingTerms): Warning[] {
  const { budgetMax, currency } = terms;
  if (budgetMax === null || toHundredths(content.price) <= toHundredths(budgetMax)) return [];
  const message = `The price is above the budget of ${budgetMax} ${currency}.`;
  return [{ code: 'price-above-budget', message }];
}
