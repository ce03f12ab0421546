import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Change } from '../platform/events/index.js';
import { Envelopes, type Opened } from '../platform/sealing/index.js';
import { boxLock, envelopeName, type SealedBid, type SealedDraft } from './bid-content.js';

export interface BidKey {
  personId: string;
  challengeId: string;
  round: number;
}

/** What a bidder has in his two envelopes for one challenge and round. */
export interface OwnEnvelopes {
  draft?: SealedDraft;
  submission?: SealedBid;
  /** Of the submission. */
  digest?: string;
  /** An envelope of his can't be opened any more. */
  broken: boolean;
}

/** A bidder's own envelopes: the draft he works on and the bid he has handed in. */
@Injectable()
export class BidEnvelopes {
  constructor(private readonly envelopes: Envelopes) {}

  /** Lets the bids of one challenge in side by side, but none while they are being opened. */
  enter(change: Change, challengeId: string): Promise<void> {
    return this.envelopes.lock(change.manager, boxLock(challengeId), 'shared');
  }

  /** Waits for every bid under way and keeps further ones out until the change ends. */
  shut(change: Change, challengeId: string): Promise<void> {
    return this.envelopes.lock(change.manager, boxLock(challengeId), 'exclusive');
  }

  writeDraft(change: Change, key: BidKey, value: SealedDraft) {
    return this.envelopes.write(change, envelopeName('draft', key), value);
  }

  writeBid(change: Change, value: SealedBid) {
    return this.envelopes.write(change, envelopeName('submission', value), value);
  }

  /** Keeps other requests of the same bidder for the same challenge waiting. */
  async lockOwn(change: Change, key: BidKey): Promise<void> {
    const name = ['own', ...envelopeName('submission', key)];
    await this.envelopes.lock(change.manager, name);
  }

  async read(source: Pick<EntityManager, 'query'>, key: BidKey): Promise<OwnEnvelopes> {
    return (await this.readMany(source, [key]))[0];
  }

  /** One answer a key, in their order. */
  async readMany(source: Pick<EntityManager, 'query'>, keys: BidKey[]): Promise<OwnEnvelopes[]> {
    const names = keys.flatMap((key) => [
      envelopeName('draft', key),
      envelopeName('submission', key),
    ]);
    const opened = await this.envelopes.open(source, names);
    const byName = new Map(opened.map((envelope) => [envelope.name, envelope]));
    return keys.map((_, index) => {
      const draft = byName.get(names[2 * index]);
      const submission = byName.get(names[2 * index + 1]);
      return ownOf(draft, submission);
    });
  }

  /** The bids handed in for a challenge and round by any of these people, opened or broken. */
  async submissions(
    source: Pick<EntityManager, 'query'>,
    personIds: string[],
    round: { challengeId: string; round: number },
  ): Promise<Opened[]> {
    const names = personIds.map((personId) => envelopeName('submission', { personId, ...round }));
    return this.envelopes.open(source, names);
  }
}

function ownOf(draft: Opened | undefined, submission: Opened | undefined): OwnEnvelopes {
  const own: OwnEnvelopes = { broken: false };
  for (const envelope of [draft, submission])
    if (envelope && 'broken' in envelope) own.broken = true;
  if (draft && 'value' in draft) own.draft = sealedDraft(draft.value);
  if (submission && 'value' in submission)
    Object.assign(own, { submission: sealedBid(submission.value), digest: submission.digest });
  return own;
}

// What is opened is what this code sealed: the cipher's tag vouches for every bit of it.
const sealedDraft = (value: unknown): SealedDraft => value as SealedDraft;
export const sealedBid = (value: unknown): SealedBid => value as SealedBid;
