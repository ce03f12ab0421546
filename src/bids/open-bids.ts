import { Inject, Injectable, Logger } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import {
  type Challenge,
  closeChallenge,
  lockChallenge,
  markUnfilled,
  openChallenge,
} from '../challenges/index.js';
import { RULES, type Rules } from '../platform/config/index.js';
import { type Change, Changes, systemOrigin } from '../platform/events/index.js';
import { type Opened } from '../platform/sealing/index.js';
import { type SealedBid } from './bid-content.js';
import { Bid } from './bid.entity.js';
import { type Minutes, minutesOf, type OpenedBid } from './minutes.js';
import { BidEnvelopes, sealedBid } from './own-envelopes.js';

type Readable = Exclude<Opened, { broken: true }>;

@Injectable()
export class OpenBids {
  private readonly log = new Logger('opening');

  constructor(
    private readonly changes: Changes,
    private readonly envelopes: BidEnvelopes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /**
   * Opens all bids of a challenge together, once its deadline and grace have passed: bids, minutes,
   * states and events in one transaction. Running it again, or twice at once, changes nothing. An
   * envelope that can't be opened is named in the minutes and keeps no other from being opened.
   * Without any bid the challenge is unfilled.
   */
  run(challengeId: string): Promise<void> {
    return this.changes.run(systemOrigin('open-due-bids'), async (change) => {
      await this.envelopes.shut(change, challengeId);
      const challenge = await lockChallenge(change, challengeId);
      if (await isOpened(change.manager, challenge)) return;
      if (challenge.state !== 'closed')
        await closeChallenge(change, challenge, this.rules.graceSeconds);
      await this.openAll(change, challenge);
    });
  }

  private async openAll(change: Change, challenge: Challenge): Promise<void> {
    const { id: challengeId, round } = challenge;
    const bidders = await possibleBidders(change.manager);
    const found = await this.envelopes.submissions(change.manager, bidders, { challengeId, round });
    const opened: OpenedBid[] = [];
    const broken: Minutes['unreadable'] = [];
    for (const envelope of found) {
      const bid = isBroken(envelope) ? null : await this.store(change, envelope);
      if (bid === 'withdrawn') continue;
      if (bid) opened.push({ bid, envelopeId: envelope.id });
      else broken.push({ envelopeId: envelope.id, digest: envelope.digest });
    }
    for (const { envelopeId, digest } of broken)
      this.log.error(`envelope ${envelopeId} (digest ${digest}) can't be opened; it is kept`);
    await openChallenge(change, challenge, opened.length);
    await writeMinutes(change, challenge, opened, broken);
    if (opened.length === 0 && broken.length === 0) await markUnfilled(change, challenge);
  }

  /** Null when the bid can't be stored; a savepoint keeps that from spoiling the others. */
  private async store(change: Change, envelope: Readable): Promise<Bid | null | 'withdrawn'> {
    const sealed = sealedBid(envelope.value);
    if (sealed.state !== 'submitted') return 'withdrawn';
    const bid = bidOf(sealed, envelope);
    try {
      await change.manager.transaction((savepoint) => insertBid(savepoint, bid));
    } catch (error) {
      this.log.error(`bid of envelope ${envelope.id} can't be stored: ${String(error)}`);
      return null;
    }
    const { challengeId, digest, leadPersonId: personId } = bid;
    const payload = { challengeId, envelopeId: envelope.id, digest, personId };
    await change.record({ stream: `bid:${bid.id}`, type: 'bidOpened', payload });
    return bid;
  }
}

const isBroken = (envelope: Opened): envelope is Exclude<Opened, Readable> => 'broken' in envelope;

async function isOpened(manager: EntityManager, challenge: Challenge): Promise<boolean> {
  if (!['listed', 'bidding', 'closed'].includes(challenge.state)) return true;
  const rows = await manager.query(`select 1 from opening where challenge_id = $1 and round = $2`, [
    challenge.id,
    challenge.round,
  ]);
  return rows.length > 0;
}

/** Everybody who could ever have bid: an envelope's name needs a person, and no table tells which. */
async function possibleBidders(manager: EntityManager): Promise<string[]> {
  const rows: { personId: string }[] = await manager.query(
    `select distinct person_id as "personId" from membership where role = 'professor' order by 1`,
  );
  return rows.map((row) => row.personId);
}

const bidOf = (sealed: SealedBid, envelope: Readable): Bid =>
  Bid.opened({
    challengeId: sealed.challengeId,
    round: sealed.round,
    leadOrganisationId: sealed.organisationId,
    leadPersonId: sealed.personId,
    content: sealed.content,
    price: sealed.content.price,
    envelopeId: envelope.id,
    digest: envelope.digest,
    sealedAt: new Date(sealed.sealedAt),
  });

async function insertBid(manager: EntityManager, bid: Bid): Promise<void> {
  await manager.insert(Bid, bid);
  await manager.query(
    `insert into bid_partner (bid_id, organisation_id) select $1, unnest($2::uuid[])`,
    [bid.id, bid.content.partners ?? []],
  );
}

async function writeMinutes(
  change: Change,
  challenge: Challenge,
  opened: OpenedBid[],
  unreadable: Minutes['unreadable'],
): Promise<void> {
  const minutes = await minutesOf(change.manager, challenge, opened, unreadable);
  await change.manager.query(
    `insert into opening (challenge_id, round, opened_at, minutes) values ($1, $2, $3, $4)`,
    [challenge.id, challenge.round, minutes.openedAt, JSON.stringify(minutes)],
  );
}
