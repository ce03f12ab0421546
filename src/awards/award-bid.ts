import { Injectable } from '@nestjs/common';
import { conflict } from '../../libs/kernel/index.js';
import { Bid, lockBid, ofBid, saveBid } from '../bids/index.js';
import { type Challenge, contractChallenge, lockChallenge } from '../challenges/index.js';
import { type Viewer } from '../identity/index.js';
import { type Change, Changes, type Origin } from '../platform/events/index.js';
import { newId } from '../platform/ids.js';

export interface AwardRequest {
  challengeId: string;
  bidId: string;
  reason: string;
  /** The caller's own name for this request; sent again, it finds the award it made. */
  requestKey: string | null;
}

export interface Award {
  id: string;
  challengeId: string;
  bidId: string;
  slot: number;
  awardedAt: Date;
}

/** States in which a challenge has all the takers it will have. */
const TAKEN = ['contracted', 'running', 'accepted', 'concluded', 'terminated'];

@Injectable()
export class AwardBid {
  constructor(private readonly changes: Changes) {}

  /**
   * Awards a bid. The challenge is locked first, so of many at once exactly as many win as the
   * challenge has slots; the others get 409 `already-awarded`. The last slot ends the competition.
   */
  run(viewer: Viewer, origin: Origin, request: AwardRequest): Promise<Award> {
    return this.changes.run(origin, async (change) => {
      const challenge = await lockChallenge(change, request.challengeId);
      const known = await madeBefore(change, request);
      if (known) return known;
      if (TAKEN.includes(challenge.state)) throw alreadyAwarded();
      requireOpened(challenge);
      const bid = await lockBid(change, challenge.id, request.bidId);
      if (bid.state === 'awarded') throw alreadyAwarded();
      if (bid.round !== challenge.round)
        throw conflict('earlier-round', 'This bid belongs to an earlier round of the challenge.');
      bid.go('awarded');
      await saveBid(change, bid);
      const award = await insertAward(change, viewer, request);
      await recordAward(change, award, bid);
      if (award.slot === challenge.maxAwards || (await openBids(change, challenge)).length === 0)
        await conclude(change, challenge, { awardId: award.id, bidId: bid.id });
      return award;
    });
  }

  /** Ends a race before all its slots are used; 409 without any award. */
  conclude(origin: Origin, challengeId: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const challenge = await lockChallenge(change, challengeId);
      requireOpened(challenge);
      const [award] = await change.manager.query(
        `select id as "awardId", bid_id as "bidId" from award where challenge_id = $1
         order by slot desc limit 1`,
        [challengeId],
      );
      if (!award) throw conflict('no-award', 'Award a bid first, or leave the challenge unfilled.');
      await conclude(change, challenge, award);
    });
  }
}

const alreadyAwarded = () =>
  conflict('already-awarded', 'This challenge has been awarded already; reload to see to whom.');

function requireOpened(challenge: Challenge): void {
  if (challenge.state === 'opened') return;
  const message = `Only an opened challenge can be awarded; this one is ${challenge.state}.`;
  throw conflict('challenge-state', message);
}

const COLUMNS = `id, challenge_id as "challengeId", bid_id as "bidId", slot,
  awarded_at as "awardedAt"`;

/** The award this very request made before; 409 when its key was used for another bid. */
async function madeBefore(change: Change, request: AwardRequest): Promise<Award | undefined> {
  if (request.requestKey === null) return undefined;
  const [award]: Award[] = await change.manager.query(
    `select ${COLUMNS} from award where challenge_id = $1 and request_key = $2`,
    [request.challengeId, request.requestKey],
  );
  if (!award || award.bidId === request.bidId.toLowerCase()) return award;
  throw conflict('request-key-reused', 'This Idempotency-Key was used to award another bid.');
}

/** The next free slot; the table's unique key stands behind the lock, should anyone go round it. */
async function insertAward(change: Change, viewer: Viewer, request: AwardRequest): Promise<Award> {
  const { challengeId, bidId, reason, requestKey } = request;
  const [award]: Award[] = await change.manager.query(
    `insert into award (id, challenge_id, bid_id, slot, reason, request_key, awarded_by)
     select $1, $2, $3, count(*) + 1, $4, $5, $6 from award where challenge_id = $2
     returning ${COLUMNS}`,
    [newId(), challengeId, bidId, reason, requestKey, viewer.personId],
  );
  return award;
}

function recordAward(change: Change, award: Award, bid: Bid) {
  const { id: awardId, slot } = award;
  const { leadPersonId: personId, leadOrganisationId: organisationId } = bid;
  return change.record({
    stream: `challenge:${bid.challengeId}`,
    type: 'bidAwarded',
    payload: { awardId, bidId: bid.id, slot, personId, organisationId },
  });
}

const openBids = (change: Change, { id, round }: Challenge): Promise<Bid[]> =>
  change.manager.find(Bid, {
    where: { challengeId: id, round, state: 'opened' },
    order: { id: 'asc' },
  });

/** Tells the others that they were not chosen, and takes the challenge to contract. */
async function conclude(
  change: Change,
  challenge: Challenge,
  facts: { awardId: string; bidId: string },
): Promise<void> {
  for (const bid of await openBids(change, challenge)) {
    bid.go('unsuccessful');
    await saveBid(change, bid);
    await change.record({ ...ofBid(bid), type: 'bidUnsuccessful' });
  }
  await contractChallenge(change, challenge, facts);
}
