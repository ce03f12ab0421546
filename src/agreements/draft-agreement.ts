import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { assert } from '../../libs/kernel/index.js';
import { Changes, systemOrigin } from '../platform/events/index.js';
import { type DraftFacts } from './agreement-terms.js';
import { Agreement } from './agreement.entity.js';
import { draftTerms } from './draft-terms.js';
import { writeMilestones } from './milestones.js';

type AwardFacts = DraftFacts & { challengeId: string; issuerId: string; takerId: string };

@Injectable()
export class DraftAgreement {
  constructor(private readonly changes: Changes) {}

  /** Drafts the agreement of an award; one that is there already stays as it is. */
  run(awardId: string): Promise<void> {
    return this.changes.run(systemOrigin('draft-agreement'), async (change) => {
      const facts = await factsOf(change.manager, awardId);
      const { milestones, ...terms } = draftTerms(facts);
      const { challengeId, issuerId, takerId, price, currency } = facts;
      const parties = { challengeId, awardId, issuerId, takerId };
      const agreement = Agreement.draft({ ...parties, ...terms, price, currency });
      const inserted = await change.manager
        .createQueryBuilder()
        .insert()
        .into(Agreement)
        .values(agreement)
        .orIgnore()
        .returning('id')
        .execute();
      if (inserted.raw.length === 0) return;
      await writeMilestones(change.manager, agreement.id, milestones);
      await change.record({
        stream: `agreement:${agreement.id}`,
        type: 'agreementDrafted',
        payload: { challengeId, awardId, issuerId, takerId },
      });
    });
  }
}

async function factsOf(manager: EntityManager, awardId: string): Promise<AwardFacts> {
  const [row] = await manager.query(
    `select c.id as "challengeId", c.number as "challengeNumber", c.title as "challengeTitle",
            c.language, c.indicators, c.expected_results as "expectedResults",
            c.duration_months as "durationMonths", c.ip_wish as "ipWish", c.currency,
            issuer.id as "issuerId", issuer.name as issuer, taker.id as "takerId",
            taker.name as taker, b.price, b.content,
            (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name)
               order by o.name collate reading_order, o.id), '[]')
             from bid_partner p join organisation o on o.id = p.organisation_id
             where p.bid_id = b.id) as partners
     from award a join bid b on b.id = a.bid_id join challenge c on c.id = a.challenge_id
     join organisation issuer on issuer.id = c.organisation_id
     join organisation taker on taker.id = b.lead_organisation_id
     where a.id = $1`,
    [awardId],
  );
  assert(row, `there is no award ${awardId} to draft an agreement for`);
  return row;
}
