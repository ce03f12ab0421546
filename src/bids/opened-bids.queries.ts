import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { conflict, notFound } from '../../libs/kernel/index.js';
import { type BidState } from '../../libs/lifecycle/index.js';
import { authorise, may, type Viewer } from '../identity/index.js';
import { offsetOf, type Page, type PageQuery } from '../platform/http/index.js';
import { type Minutes, minutesCode } from './minutes.js';

interface OpenedChallenge {
  id: string;
  number: string;
  state: string;
  organisationId: string;
  round: number;
  deadline: Date | null;
  listed: boolean;
}

interface BidRow {
  id: string;
  state: BidState;
}

/**
 * Bids after their opening: coordinators and auditors see all, the issuer's people those for their
 * challenges, a bidder his own. Before it every caller gets the same answer, bids or not.
 */
@Injectable()
export class OpenedBidsQueries {
  constructor(private readonly dataSource: DataSource) {}

  async list(viewer: Viewer, challengeId: string, query: PageQuery): Promise<Page<unknown>> {
    const challenge = await this.opened(viewer, challengeId);
    const values = [challenge.id, challenge.round, this.onlyOwn(viewer)];
    const filter = `b.challenge_id = $1 and b.round = $2
      and ($3::uuid is null or b.lead_person_id = $3)`;
    const [{ total }] = await this.dataSource.query(
      `select count(*)::int as total from bid b where ${filter}`,
      values,
    );
    const rows: BidRow[] = await this.dataSource.query(
      `${BIDS} where ${filter} order by b.sealed_at, b.id limit $4 offset $5`,
      [...values, query.pageSize, offsetOf(query)],
    );
    const items = rows.map((row) => ({ ...row, actions: actionsOf(viewer, challenge, row) }));
    return { items, page: query.page, pageSize: query.pageSize, total };
  }

  async one(viewer: Viewer, challengeId: string, bidId: string) {
    const challenge = await this.opened(viewer, challengeId);
    const [row] = await this.dataSource.query(
      `${BIDS_WITH_CONTENT} where b.id = $1 and b.challenge_id = $2
         and ($3::uuid is null or b.lead_person_id = $3)`,
      [bidId, challenge.id, this.onlyOwn(viewer)],
    );
    if (!row) throw notFound('bid');
    return { ...row, actions: actionsOf(viewer, challenge, row) };
  }

  /** The minutes of every round. A bidder sees the digests of all, and more of his own only. */
  async minutes(viewer: Viewer, challengeId: string) {
    const challenge = await this.opened(viewer, challengeId);
    const rows: { minutes: Minutes }[] = await this.dataSource.query(
      `select minutes from opening where challenge_id = $1 order by round desc`,
      [challenge.id],
    );
    const ownOnly = this.onlyOwn(viewer);
    const papers = rows.map(({ minutes }) => ({
      ...minutes,
      code: minutesCode(challenge.number, minutes),
    }));
    if (ownOnly === null) return { items: papers };
    const own: { id: string }[] = await this.dataSource.query(
      `select id from bid where challenge_id = $1 and lead_person_id = $2`,
      [challenge.id, ownOnly],
    );
    if (own.length === 0) throw notFound('opening');
    const ids = new Set(own.map(({ id }) => id));
    return { items: papers.map((minutes) => veiled(minutes, ids)) };
  }

  /** 404 for what is not the viewer's business; 409 while the bids are sealed. */
  private async opened(viewer: Viewer, challengeId: string): Promise<OpenedChallenge> {
    const [challenge]: OpenedChallenge[] = await this.dataSource.query(
      `select id, number, state, organisation_id as "organisationId", relistings + 1 as round, deadline,
              listed_at is not null as listed
       from challenge where id = $1`,
      [challengeId],
    );
    if (!challenge?.listed) throw notFound('challenge');
    const { organisationId, personId } = { ...challenge, personId: viewer.personId };
    authorise(viewer, 'bid.read-opened', { organisationId, personId }, 'challenge');
    if (!['listed', 'bidding', 'closed'].includes(challenge.state)) return challenge;
    throw conflict(
      'bids-sealed',
      `Bids are sealed until their opening at ${challenge.deadline?.toISOString()}.`,
    );
  }

  /** The viewer's id where his right reaches his own bids only, else null. */
  private onlyOwn(viewer: Viewer): string | null {
    return viewer.role === 'professor' ? viewer.personId : null;
  }
}

const COLUMNS = `
  b.id, b.state, b.reason, b.round, b.price, b.digest, b.sealed_at as "sealedAt", c.currency,
  jsonb_build_object('id', o.id, 'name', o.name, 'nameEn', o.name_en) as "leadOrganisation",
  jsonb_build_object('id', p.id, 'name', p.name, 'nameEn', p.name_en) as "leadPerson",
  (select coalesce(jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name)
     order by q.name collate reading_order, q.id), '[]')
   from bid_partner bp join organisation q on q.id = bp.organisation_id
   where bp.bid_id = b.id) as partners`;
const FROM = `
  from bid b join challenge c on c.id = b.challenge_id
  join organisation o on o.id = b.lead_organisation_id
  join person p on p.id = b.lead_person_id`;
const BIDS = `select ${COLUMNS} ${FROM}`;
const BIDS_WITH_CONTENT = `select ${COLUMNS}, b.content,
  (select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'kind', w.kind, 'title', w.title,
     'year', w.year)), '[]')
   from work w where w.id::text in (select jsonb_array_elements_text(b.content -> 'works'))
  ) as works ${FROM}`;

function actionsOf(viewer: Viewer, challenge: OpenedChallenge, bid: BidRow): string[] {
  if (challenge.state !== 'opened' || !may(viewer, 'award.give')) return [];
  if (bid.state === 'opened') return ['award', 'rule-out'];
  return bid.state === 'ineligible' ? ['readmit'] : [];
}

function veiled(minutes: Minutes, own: Set<string>) {
  const bids = minutes.bids.map((line) =>
    own.has(line.bidId) ? line : { digest: line.digest, sealedAt: line.sealedAt },
  );
  return { ...minutes, bids };
}
