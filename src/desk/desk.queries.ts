import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Act, IdentityQueries, may, type Viewer } from '../identity/index.js';
import { type DeskAnswer, WaitingAnswer } from './desk.answers.js';

/** What the frame around every screen asks first. */
@Injectable()
export class DeskQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly identity: IdentityQueries,
  ) {}

  async me(viewer: Viewer): Promise<DeskAnswer> {
    const [me, waiting, expertId] = await Promise.all([
      this.identity.me(viewer),
      this.waiting(viewer),
      this.expertId(viewer),
    ]);
    return { ...me, expertId, waiting };
  }

  private async expertId({ personId }: Viewer): Promise<string | null> {
    const [row] = await this.dataSource.query(`select id from expert where person_id = $1`, [
      personId,
    ]);
    return row?.id ?? null;
  }

  /** One statement; a count that is not the caller's to know is not even asked for. */
  private async waiting(viewer: Viewer): Promise<WaitingAnswer> {
    const counts = Object.entries(COUNTS).map(([name, { act, sql }]) => {
      const asked = act === null || may(viewer, act);
      return `${asked ? `(${sql})` : 0}::int as ${name}`;
    });
    const [row] = await this.dataSource.query(
      `select ${counts.join(', ')}
       from (select $1::uuid as person_id, $2::uuid as organisation_id) me`,
      [viewer.personId, viewer.organisationId],
    );
    return Object.assign(new WaitingAnswer(), row);
  }
}

/** Each with the right to act on what is counted. */
const COUNTS: Record<keyof WaitingAnswer, { act: Act | null; sql: string }> = {
  notifications: {
    act: null,
    sql: `select count(*) from notification n
      where n.person_id = me.person_id and n.read_at is null`,
  },
  invitations: {
    act: 'invitation.answer',
    sql: `select count(*) from invitation i join profile p on p.id = i.profile_id
      join challenge c on c.id = i.challenge_id
      where coalesce(i.person_id, p.person_id) = me.person_id and i.state = 'sent'
        and i.expires_at > clock_timestamp() and c.state in ('listed', 'bidding')`,
  },
  screening: {
    act: 'challenge.screen',
    sql: `select count(*) from challenge where state in ('submitted', 'screening')`,
  },
  matches: {
    act: 'match.decide',
    sql: `select count(*) from match_run r join need n on n.id = r.need_id
      where r.state = 'to-review' and n.open`,
  },
  returned: {
    act: 'challenge.write',
    sql: `select count(*) from challenge c
      where c.organisation_id = me.organisation_id and c.state = 'returned'`,
  },
  questions: {
    act: 'challenge.answer',
    sql: `select count(*) from challenge_question q join challenge c on c.id = q.challenge_id
      where c.organisation_id = me.organisation_id and q.answer is null
        and c.state in ('listed', 'bidding') and c.deadline > clock_timestamp()`,
  },
  agreements: {
    act: 'agreement.sign',
    sql: `select count(*) from agreement g where g.state = 'draft'
      and ((g.issuer_id = me.organisation_id and g.issuer_signed_at is null)
        or (g.taker_id = me.organisation_id and g.taker_signed_at is null))`,
  },
};
