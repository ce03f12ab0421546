import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { Changes, type Origin, systemOrigin } from '../../src/platform/events/index.js';
import { brokenInvariants, type Invariant } from '../../src/platform/invariants/invariant.js';
import { newId } from '../../src/platform/ids.js';
import { type Client } from './client.js';
import { type TestApp } from './test-app.js';

type Columns = Record<string, unknown>;

/**
 * Puts rows and events of a challenge's life straight into the database, for tests of those who
 * only read them (notifications, audit, insights); how such rows come about is tested elsewhere.
 */
export class StagedRows {
  constructor(private readonly app: TestApp) {}

  /**
   * Closes the application and drops its database. Only the reader's own invariants are checked:
   * staged rows skip the verbs that keep the writers' ones.
   */
  async close(invariants: Invariant[] = []): Promise<void> {
    const { database, databaseUrl, running } = this.app;
    const broken = await brokenInvariants(database, invariants).finally(() => running.stop());
    const admin = new pg.Client({ connectionString: process.env.TEST_ADMIN_URL });
    await admin.connect();
    await admin.query(`drop database ${new URL(databaseUrl).pathname.slice(1)} with (force)`);
    await admin.end();
    if (broken.length) throw new Error(`Invariants broken:\n${broken.join('\n')}`);
  }

  /** Records one event with its stream and returns its id; done by `who`, or by the system. */
  async event(stream: string, type: string, payload: Columns = {}, who?: Client): Promise<string> {
    const changes = this.app.running.app.get(Changes, { strict: false });
    const origin = who ? await this.originOf(who) : systemOrigin('test');
    const recorded = await changes.run(origin, (change) =>
      change.record({ stream, type, payload }),
    );
    return recorded.id;
  }

  private async originOf({ personId = '', organisationId = '' }: Client): Promise<Origin> {
    const [held] = await this.app.database.query(
      `select id, role from membership where person_id = $1 and organisation_id = $2`,
      [personId, organisationId],
    );
    const actor = { kind: 'person' as const, personId, organisationId };
    return { actor: { ...actor, membershipId: held.id, role: held.role }, requestId: null };
  }

  challenge(organisationId: string, columns: Columns = {}): Promise<string> {
    const number = `T-${++this.count}`;
    return this.insert('challenge', {
      organisation_id: organisationId,
      title: '高镍正极材料循环寿命',
      number,
      ...columns,
    });
  }

  /** A challenge on the list, with a month to go. */
  listed(organisationId: string, columns: Columns = {}): Promise<string> {
    const times = { listed_at: daysAgo(1), deadline: daysAgo(-30) };
    return this.challenge(organisationId, { state: 'listed', ...times, ...columns });
  }

  /** A challenge whose bids were opened today. */
  opened(organisationId: string, columns: Columns = {}): Promise<string> {
    const times = { listed_at: daysAgo(40), deadline: daysAgo(1), opened_at: daysAgo(0) };
    return this.challenge(organisationId, { state: 'opened', ...times, ...columns });
  }

  async invitation(challengeId: string, columns: Columns): Promise<string> {
    const profile = await this.insert('profile', {
      kind: 'expert',
      source_id: newId(),
      organisation_id: columns.organisation_id,
      name: '李教授',
    });
    return this.insert('invitation', {
      challenge_id: challengeId,
      profile_id: profile,
      expires_at: '2027-01-15T04:00:00Z',
      ...columns,
    });
  }

  /** A bid after the opening, with the opening's own row. */
  async bid(challengeId: string, columns: Columns): Promise<string> {
    await this.app.database.query(
      `insert into opening (challenge_id, round, opened_at, minutes)
       values ($1, 1, clock_timestamp(), '{}') on conflict do nothing`,
      [challengeId],
    );
    const ciphertext = randomBytes(32);
    const digest = createHash('sha256').update(ciphertext).digest('hex');
    const address = randomBytes(32).toString('hex');
    return this.insert('bid', {
      challenge_id: challengeId,
      round: 1,
      content: {},
      price: '100.00',
      envelope_id: await this.insert('sealed_envelope', { address, ciphertext, digest }),
      digest,
      sealed_at: new Date(),
      ...columns,
    });
  }

  award(challengeId: string, bidId: string, columns: Columns): Promise<string> {
    const facts = { challenge_id: challengeId, bid_id: bidId, slot: 1, reason: '路线最成熟' };
    return this.insert('award', { ...facts, ...columns });
  }

  agreement(challengeId: string, awardId: string, columns: Columns): Promise<string> {
    return this.insert('agreement', {
      challenge_id: challengeId,
      award_id: awardId,
      title: '协议',
      task_book: {},
      ip_terms: {},
      commitment: '军令状',
      price: '100.00',
      currency: 'CNY',
      ...columns,
    });
  }

  async insert(table: string, columns: Columns): Promise<string> {
    const id = newId();
    const entries = Object.entries({ id, ...columns });
    const names = entries.map(([name]) => name).join(', ');
    const places = entries.map((_, index) => `$${index + 1}`).join(', ');
    const values = entries.map(([, value]) => value);
    await this.app.database.query(`insert into ${table} (${names}) values (${places})`, values);
    return id;
  }

  private count = 0;
}

const daysAgo = (days: number): Date => new Date(Date.now() - days * 24 * 3600 * 1000);
