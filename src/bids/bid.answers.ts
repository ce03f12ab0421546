import {
  bidMachine,
  type BidState,
  challengeMachine,
  statesOf,
} from '../../libs/lifecycle/index.js';
import {
  choices,
  Decimal,
  Flag,
  Id,
  IdOrNull,
  Many,
  Money,
  Numbers,
  One,
  OneOf,
  OneOrNull,
  PageAnswer,
  SomeOf,
  Text,
  TextOrNull,
  Texts,
  Time,
  TimeOrNull,
  Whole,
  WholeOrNull,
} from '../platform/http/index.js';
import { OWNERSHIPS, PUBLICATIONS, USES } from './bid-content.js';
import { BidBody, IP_OWNERSHIP, IP_PUBLICATION, IP_USE } from './bid.dto.js';

const CHALLENGE_STATE = choices('ChallengeState', statesOf(challengeMachine));
const BID_STATE = choices('BidState', statesOf(bidMachine));
export const OWN_BID_STATES = [
  ...(['none', 'draft', 'submitted', 'withdrawn', 'opened', 'ineligible'] as const),
  ...(['awarded', 'unsuccessful'] as const),
];
export type OwnBidState = (typeof OWN_BID_STATES)[number];
const OWN_BID_STATE = choices('OwnBidState', OWN_BID_STATES);
export const OWN_BID_ACTIONS = [
  ...(['save-draft', 'submit', 'replace', 'withdraw', 'accept-terms'] as const),
];
export type OwnBidAction = (typeof OWN_BID_ACTIONS)[number];
const OWN_BID_ACTION = choices('OwnBidAction', OWN_BID_ACTIONS);
export const OPENED_BID_ACTIONS = ['award', 'rule-out', 'readmit'] as const;
export type OpenedBidAction = (typeof OPENED_BID_ACTIONS)[number];
const OPENED_BID_ACTION = choices('OpenedBidAction', OPENED_BID_ACTIONS);

export class ReceiptAnswer {
  @Id() challengeId: string;
  @Text() challengeNumber: string;
  @Whole() round: number;
  @Text({ description: 'SHA-256 of the sealed bytes, in hex; the opening minutes name it too' })
  digest: string;
  @Time() sealedAt: string;
}

export class BidMemberAnswer {
  @Id({ absent: true }) expertId?: string;
  @Text() name: string;
  @Text() role: string;
  @Decimal({ description: 'Person-months' }) months: number;
}

export class IndicatorResponseAnswer {
  @Text() indicator: string;
  @Text() how: string;
  @Text() proof: string;
}

export class PlannedMilestoneAnswer {
  @Text() title: string;
  @Whole({ description: 'Month of the project, from 1' }) month: number;
  @Text() deliverable: string;
  @Decimal({ description: 'Percent of the price' }) share: number;
}

export class ProposedIpTermsAnswer {
  @OneOf(IP_OWNERSHIP, { absent: true }) ownership?: (typeof OWNERSHIPS)[number];
  @OneOf(IP_USE, { absent: true }) use?: (typeof USES)[number];
  @Decimal({ absent: true }) takerIncomeShare?: number;
  @Whole({ absent: true }) secrecyMonths?: number;
  @OneOf(IP_PUBLICATION, { absent: true }) publication?: (typeof PUBLICATIONS)[number];
}

/** A bid as it was handed in: nothing is missing. */
export class BidContentAnswer {
  @Texts({ description: 'Ids of the partner organisations' }) partners: string[];
  @Many(BidMemberAnswer) members: BidMemberAnswer[];
  @Text() route: string;
  @Many(IndicatorResponseAnswer) indicatorResponses: IndicatorResponseAnswer[];
  @Many(PlannedMilestoneAnswer) milestones: PlannedMilestoneAnswer[];
  @Money() price: string;
  @Text() risks: string;
  @Text() ipProposal: string;
  @One(ProposedIpTermsAnswer, { absent: true }) ipTerms?: ProposedIpTermsAnswer;
  @Texts({ description: 'Ids of own works' }) works: string[];
  @Text() conflicts: string;
}

class BidWarningAnswer {
  @OneOf(choices('BidWarning', ['price-above-budget'])) code: 'price-above-budget';
  @Text() message: string;
}

export class SubmittedBidAnswer {
  @One(ReceiptAnswer) receipt: ReceiptAnswer;
  @Many(BidWarningAnswer) warnings: BidWarningAnswer[];
}

export class SavedDraftAnswer {
  @Time() savedAt: string;
}

export class BidChallengeAnswer {
  @Id() id: string;
  @Text() number: string;
  @Text() title: string;
  @OneOf(CHALLENGE_STATE) state: string;
  @Time() deadline: Date;
}

export class BiddingChallengeAnswer extends BidChallengeAnswer {
  @Whole() round: number;
  @Time({ description: 'Deadline and grace together' }) closesAt: Date;
  @Text() currency: string;
}

class BiddingRulesAnswer {
  @Whole({ description: 'Partners beside the lead' }) maxPartners: number;
  @Numbers({ description: 'Usual tranches, in percent' }) tranches: number[];
}

class HandedInAnswer {
  @One(BidContentAnswer) content: BidContentAnswer;
  @One(ReceiptAnswer) receipt: ReceiptAnswer;
}

/** The caller's own bid for one challenge, also when he has none. */
export class OwnBidAnswer {
  @One(BiddingChallengeAnswer) challenge: BiddingChallengeAnswer;
  @Time({ description: 'The clock by which the deadline is decided' }) serverTime: Date;
  @Whole() graceSeconds: number;
  @One(BiddingRulesAnswer) rules: BiddingRulesAnswer;
  @OneOf(OWN_BID_STATE) state: OwnBidState;
  @IdOrNull({ description: 'From the opening on' }) bidId: string | null;
  @TextOrNull({ description: 'Why it was ruled out' }) reason: string | null;
  @Flag({ description: 'An envelope of the caller cannot be opened any more' })
  unreadable: boolean;
  @OneOrNull(BidBody, { description: 'What the bidder goes on writing from' })
  content: BidBody | null;
  @TimeOrNull() savedAt: string | null;
  @OneOrNull(HandedInAnswer) submission: HandedInAnswer | null;
  @SomeOf(OWN_BID_ACTION) actions: OwnBidAction[];
}

export class OwnBidLineAnswer {
  @One(BidChallengeAnswer) challenge: BidChallengeAnswer;
  @OneOf(OWN_BID_STATE) state: OwnBidState;
  @IdOrNull() bidId: string | null;
  @TimeOrNull() changedAt: string | null;
}

export class OwnBidsAnswer extends PageAnswer {
  @Many(OwnBidLineAnswer) items: OwnBidLineAnswer[];
}

class BidPartyAnswer {
  @Id() id: string;
  @Text() name: string;
  @TextOrNull() nameEn: string | null;
}

class BidPartnerAnswer {
  @Id() id: string;
  @Text() name: string;
}

export class OpenedBidAnswer {
  @Id() id: string;
  @OneOf(BID_STATE) state: BidState;
  @TextOrNull({ description: 'Why it was ruled out' }) reason: string | null;
  @Whole() round: number;
  @Money() price: string;
  @Text() currency: string;
  @Text() digest: string;
  @Time() sealedAt: Date;
  @One(BidPartyAnswer) leadOrganisation: BidPartyAnswer;
  @One(BidPartyAnswer) leadPerson: BidPartyAnswer;
  @Many(BidPartnerAnswer) partners: BidPartnerAnswer[];
  @SomeOf(OPENED_BID_ACTION) actions: OpenedBidAction[];
}

export class OpenedBidsAnswer extends PageAnswer {
  @Many(OpenedBidAnswer) items: OpenedBidAnswer[];
}

class BidWorkAnswer {
  @Id() id: string;
  @OneOf(choices('WorkKind', ['paper', 'patent', 'project'])) kind: string;
  @Text() title: string;
  @WholeOrNull() year: number | null;
}

export class WholeBidAnswer extends OpenedBidAnswer {
  @One(BidContentAnswer) content: BidContentAnswer;
  @Many(BidWorkAnswer) works: BidWorkAnswer[];
}

/** A line of the minutes; a bidder sees more than digest and time of his own line only. */
class MinutesLineAnswer {
  @Text() digest: string;
  @Time() sealedAt: string;
  @Id({ absent: true }) bidId?: string;
  @Id({ absent: true }) envelopeId?: string;
  @Id({ absent: true }) leadOrganisationId?: string;
  @Text({ absent: true }) leadOrganisation?: string;
  @Money({ absent: true }) price?: string;
  @Text({ absent: true }) currency?: string;
}

class UnreadableAnswer {
  @Id() envelopeId: string;
  @Text() digest: string;
}

export class MinutesAnswer {
  @Whole() round: number;
  @Time() deadline: string;
  @Time() openedAt: string;
  @Many(MinutesLineAnswer) bids: MinutesLineAnswer[];
  @Many(UnreadableAnswer) unreadable: UnreadableAnswer[];
  @Text({ description: 'Printed with the minutes; `/api/verifications/{code}` says what it is of' })
  code: string;
}

export class OpeningAnswer {
  @Many(MinutesAnswer) items: MinutesAnswer[];
}
