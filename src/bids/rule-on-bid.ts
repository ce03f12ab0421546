import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '../../libs/kernel/index.js';
import { type Challenge, lockChallenge, markUnfilled } from '../challenges/index.js';
import { type Change, Changes, type Origin } from '../platform/events/index.js';
import { Bid } from './bid.entity.js';

/** A coordinator's rulings on opened bids, while the challenge is open and not yet awarded. */
@Injectable()
export class RuleOnBid {
  constructor(private readonly changes: Changes) {}

  /** Rules a bid out, with a reason its bidder is told. */
  ruleOut(origin: Origin, challengeId: string, bidId: string, reason: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      await requireOpened(change, challengeId);
      const bid = await lockBid(change, challengeId, bidId);
      bid.go('ineligible', reason);
      await saveBid(change, bid);
      await change.record({ ...ofBid(bid), type: 'bidRejected' });
    });
  }

  /** Takes a ruling back. */
  readmit(origin: Origin, challengeId: string, bidId: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      await requireOpened(change, challengeId);
      const bid = await lockBid(change, challengeId, bidId);
      bid.go('opened');
      await saveBid(change, bid);
      await change.record({ ...ofBid(bid), type: 'bidReadmitted' });
    });
  }

  /** Says that no qualified bid is left; 409 while there is one. */
  leaveUnfilled(origin: Origin, challengeId: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const challenge = await requireOpened(change, challengeId);
      const open = await change.manager.countBy(Bid, {
        ...{ challengeId, round: challenge.round, state: 'opened' as const },
      });
      if (open > 0)
        throw conflict('bids-left', `There are ${open} bids that have not been ruled out.`);
      await markUnfilled(change, challenge);
    });
  }
}

async function requireOpened(change: Change, challengeId: string): Promise<Challenge> {
  const challenge = await lockChallenge(change, challengeId);
  if (challenge.state === 'opened') return challenge;
  throw conflict('challenge-state', `Its bids are not under decision: it is ${challenge.state}.`);
}

/** A bid of that challenge, locked until the change ends; 404 when there is none. */
export async function lockBid(change: Change, challengeId: string, id: string): Promise<Bid> {
  const bid = await change.manager.findOne(Bid, {
    where: { id, challengeId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!bid) throw notFound('bid');
  return bid;
}

export async function saveBid(change: Change, { id, state, reason }: Bid): Promise<void> {
  await change.manager.update(Bid, { id }, { state, reason });
}

/** Stream and payload of an event about a bid: whom it concerns, so that he can be told. */
export function ofBid({ id, challengeId, leadPersonId: personId, reason }: Bid) {
  return { stream: `bid:${id}`, payload: { challengeId, personId, ...(reason ? { reason } : {}) } };
}
