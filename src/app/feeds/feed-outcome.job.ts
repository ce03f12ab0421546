import { Injectable } from '@nestjs/common';
import { recordOutcome } from '../../matching/index.js';
import { Changes, systemOrigin } from '../../platform/events/index.js';
import { defineJob, HandlesJob } from '../../platform/queue/index.js';

export const feedOutcome = defineJob<{ bidId: string }>({
  name: 'feed-outcome',
  queue: 'general',
  payload: { bidId: 'string' },
});

/** Tells the engine who bid, once bids are opened, and who was awarded: it may learn from both. */
@Injectable()
@HandlesJob(feedOutcome)
export class FeedOutcomeJob {
  constructor(private readonly changes: Changes) {}

  async run({ bidId }: { bidId: string }): Promise<void> {
    await this.changes.run(systemOrigin('feed-outcome'), async (change) => {
      const [bid] = await change.manager.query<BidRow[]>(BID, [bidId]);
      if (!bid) return;
      const { challengeId, leadId, sealedAt, members, awardedBy, awardedAt } = bid;
      const shared = {
        ...{ kind: 'challenge', sourceId: challengeId, personIds: [leadId] },
        expertIds: (members ?? []).flatMap(({ expertId }) => expertId ?? []),
      };
      const asBid = { outcome: 'bid' as const, decidedBy: leadId, decidedAt: sealedAt };
      await recordOutcome(change, { ...shared, ...asBid });
      if (!awardedBy || !awardedAt) return;
      const asAward = { outcome: 'awarded' as const, decidedBy: awardedBy, decidedAt: awardedAt };
      await recordOutcome(change, { ...shared, ...asAward });
    });
  }
}

interface BidRow {
  challengeId: string;
  leadId: string;
  sealedAt: Date;
  members: { expertId?: string }[] | null;
  awardedBy: string | null;
  awardedAt: Date | null;
}

const BID = `
  select b.challenge_id as "challengeId", b.lead_person_id as "leadId", b.sealed_at as "sealedAt",
    b.content -> 'members' as members, a.awarded_by as "awardedBy", a.awarded_at as "awardedAt"
  from bid b left join award a on a.bid_id = b.id where b.id = $1`;
