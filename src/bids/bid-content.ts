/** What a bidder writes. In a draft any part may still be missing; a submission has them all. */
export interface BidContent {
  /** Organisations that bid along with the lead, by id. */
  partners: string[];
  members: Member[];
  /** The technical route, in words. */
  route: string;
  /** How each indicator of the challenge will be met and proved. */
  indicatorResponses: IndicatorResponse[];
  milestones: PlannedMilestone[];
  /** In the challenge's currency; a decimal with at most two places. */
  price: string;
  risks: string;
  ipProposal: string;
  /** The same as far as it fits the options of an agreement. */
  ipTerms?: ProposedIpTerms;
  /** Own works this bid rests on, by id. */
  works: string[];
  /** Declared conflicts of interest; empty means: there are none. */
  conflicts: string;
}

export interface Member {
  /** Where the member is known to the system; his name is then taken from there. */
  expertId?: string;
  name: string;
  role: string;
  /** Person-months of work over the whole project. */
  months: number;
}

export interface IndicatorResponse {
  /** The indicator's name, as the challenge writes it. */
  indicator: string;
  how: string;
  proof: string;
}

/** One milestone; its share is the tranche that falls due on its acceptance. */
export interface PlannedMilestone {
  title: string;
  /** Month of the project in which it is due, from 1. */
  month: number;
  deliverable: string;
  /** Percent of the price, at most two places; all shares add up to 100. */
  share: number;
}

export const OWNERSHIPS = ['issuer', 'taker', 'joint'] as const;
export const USES = ['issuer-exclusive', 'issuer-field-exclusive', 'both', 'open'] as const;
export const PUBLICATIONS = ['free', 'after-review', 'none'] as const;

export interface ProposedIpTerms {
  ownership?: (typeof OWNERSHIPS)[number];
  use?: (typeof USES)[number];
  /** Percent of the income from results that goes to the taker. */
  takerIncomeShare?: number;
  secrecyMonths?: number;
  publication?: (typeof PUBLICATIONS)[number];
}

type Loose<T> = T extends (infer I)[]
  ? I extends object
    ? { [K in keyof I]?: I[K] }[]
    : T
  : T extends object
    ? { [K in keyof T]?: T[K] }
    : T;

/** A bid in the making. */
export type BidDraft = { [K in keyof BidContent]?: Loose<BidContent[K]> };

/** The part of an envelope's name that keeps a draft from the bid it may become. */
export type EnvelopePart = 'draft' | 'submission';

/** What the envelope of a draft holds. */
export interface SealedDraft {
  savedAt: string;
  content: BidDraft;
}

/** What the envelope of a submission holds. A withdrawn one stays, so that nothing is seen to go. */
export interface SealedBid {
  state: 'submitted' | 'withdrawn';
  /** The database's time of the submission, ISO 8601 with milliseconds. */
  sealedAt: string;
  personId: string;
  organisationId: string;
  challengeId: string;
  round: number;
  content: BidContent;
}

/** The name of an envelope; never stored, see platform/sealing. */
export const envelopeName = (
  part: EnvelopePart,
  key: { personId: string; challengeId: string; round: number },
): (string | number)[] => ['bid', part, key.personId, key.challengeId, key.round];

/** The name of the lock that lets bids in together and the opening in alone. */
export const boxLock = (challengeId: string): string[] => ['bid box', challengeId];
