import { type EntityManager } from 'typeorm';
import { type Challenge } from '../challenges/index.js';
import { paperCode } from '../platform/papers/index.js';
import { type Bid } from './bid.entity.js';

/** What an opening writes down. Each digest can be found in the event log under its envelope. */
export interface Minutes {
  round: number;
  deadline: string;
  openedAt: string;
  bids: MinutesLine[];
  /** Envelopes that were there but could not be opened; they are kept for an examination. */
  unreadable: { envelopeId: string; digest: string }[];
}

export interface MinutesLine {
  bidId: string;
  envelopeId: string;
  digest: string;
  sealedAt: string;
  leadOrganisationId: string;
  leadOrganisation: string;
  price: string;
  currency: string;
}

export interface OpenedBid {
  bid: Bid;
  envelopeId: string;
}

/** The minutes of a challenge just opened; bids in the order in which they were handed in. */
export async function minutesOf(
  manager: EntityManager,
  challenge: Challenge,
  opened: OpenedBid[],
  unreadable: Minutes['unreadable'],
): Promise<Minutes> {
  const rows: { id: string; name: string }[] = await manager.query(
    `select id, name from organisation where id = any($1)`,
    [opened.map(({ bid }) => bid.leadOrganisationId)],
  );
  const names = new Map(rows.map((row) => [row.id, row.name]));
  const bids = opened.map(({ bid, envelopeId }) => ({
    bidId: bid.id,
    envelopeId,
    digest: bid.digest,
    sealedAt: bid.sealedAt.toISOString(),
    leadOrganisationId: bid.leadOrganisationId,
    leadOrganisation: names.get(bid.leadOrganisationId) ?? '',
    price: bid.price,
    currency: challenge.currency,
  }));
  return {
    round: challenge.round,
    deadline: challenge.deadline?.toISOString() ?? '',
    openedAt: challenge.openedAt?.toISOString() ?? '',
    bids: bids.sort((a, b) => compare(a.sealedAt, b.sealedAt) || compare(a.digest, b.digest)),
    unreadable,
  };
}

/** By which printed minutes are checked. A bidder's, which say less, bear the code of the whole. */
export const minutesCode = (number: string, minutes: Minutes): string =>
  paperCode({ number, mark: `M${minutes.round}`, facts: minutes });

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
