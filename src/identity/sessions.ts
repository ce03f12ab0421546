import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Change } from '../platform/events/index.js';
import { newId } from '../platform/ids.js';
import { RULES, type Rules } from '../platform/config/index.js';
import { type Viewer } from './viewer.js';

/** Sessions live in the database: they can be listed, revoked, and die with a changed password. */
@Injectable()
export class Sessions {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** Opens a session in the first role the person holds; returns the secret token, once. */
  async open(change: Change, personId: string, userAgent: string | null): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await change.manager.query(
      `insert into session (id, token_hash, person_id, membership_id, user_agent, expires_at)
       values ($1, $2, $3,
         (select id from membership where person_id = $3 and ended_at is null
          order by created_at, id limit 1),
         $4, clock_timestamp() + make_interval(hours => $5))`,
      [newId(), hashToken(token), personId, userAgent?.slice(0, 300), this.rules.sessionHours],
    );
    return token;
  }

  /** Who holds this token, or null: unknown, run out, revoked, person disabled, role ended. */
  async find(token: string): Promise<Viewer | null> {
    const [row] = await this.dataSource.query(
      `select s.id, s.person_id, p.name, p.locale, m.id as membership_id, m.role,
              m.organisation_id, m.steward, s.last_seen_at < clock_timestamp() - interval '5 minutes' as idle
       from session s
       join person p on p.id = s.person_id and p.disabled_at is null
       left join membership m on m.id = s.membership_id and m.ended_at is null
       where s.token_hash = $1 and s.revoked_at is null and s.expires_at > clock_timestamp()`,
      [hashToken(token)],
    );
    if (!row) return null;
    if (row.idle) await this.touch(row.id);
    return {
      sessionId: row.id,
      personId: row.person_id,
      name: row.name,
      locale: row.locale,
      membershipId: row.membership_id,
      role: row.role,
      organisationId: row.organisation_id,
      steward: row.steward ?? false,
    };
  }

  async revoke(change: Change, sessionId: string): Promise<void> {
    await change.manager.query(
      `update session set revoked_at = clock_timestamp() where id = $1 and revoked_at is null`,
      [sessionId],
    );
  }

  /** Ends all sessions of a person but one. */
  async revokeOthers(change: Change, personId: string, keep: string | null): Promise<void> {
    await change.manager.query(
      `update session set revoked_at = clock_timestamp()
       where person_id = $1 and revoked_at is null and id is distinct from $2`,
      [personId, keep],
    );
  }

  /** Sliding end: whoever works stays signed in. */
  private async touch(sessionId: string): Promise<void> {
    await this.dataSource.query(
      `update session set last_seen_at = clock_timestamp(),
         expires_at = clock_timestamp() + make_interval(hours => $2) where id = $1`,
      [sessionId, this.rules.sessionHours],
    );
  }
}

/** Only the hash is stored: a stolen dump opens no session. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
