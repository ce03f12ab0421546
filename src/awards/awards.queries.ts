import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../libs/kernel/index.js';
import { type AwardsAnswer } from './award.answers.js';
import { noticeCode } from './notice-code.js';

/** Who takes a challenge: public, as the list itself is. Prices and reasons stay inside. */
@Injectable()
export class AwardsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** 404 for a challenge that was never listed; before an award the list is empty. */
  async of(challengeId: string): Promise<AwardsAnswer> {
    const [challenge] = await this.dataSource.query(
      `select c.id, c.number, c.title, c.mechanism, c.max_awards as "maxAwards",
              jsonb_build_object('id', o.id, 'name', o.name, 'nameEn', o.name_en) as issuer
       from challenge c join organisation o on o.id = c.organisation_id
       where c.id = $1 and c.listed_at is not null`,
      [challengeId],
    );
    if (!challenge) throw notFound('challenge');
    const items = await this.dataSource.query(
      `select a.id, a.slot, a.awarded_at as "awardedAt",
              jsonb_build_object('id', o.id, 'name', o.name, 'nameEn', o.name_en) as taker,
              (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name,
                 'nameEn', q.name_en) order by q.name collate reading_order, q.id), '[]')
               from bid_partner p join organisation q on q.id = p.organisation_id
               where p.bid_id = b.id) as partners
       from award a join bid b on b.id = a.bid_id
       join organisation o on o.id = b.lead_organisation_id
       where a.challenge_id = $1 order by a.slot`,
      [challengeId],
    );
    const code = items.length > 0 ? noticeCode(challenge.number, items) : null;
    return { challenge, items, code };
  }
}
