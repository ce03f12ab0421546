import {
  type AgreementState,
  milestoneMachine,
  type MilestoneState,
  statesOf,
} from '../../libs/lifecycle/index.js';
import {
  IP_OWNERSHIP,
  IP_PUBLICATION,
  IP_USE,
  OWNERSHIPS,
  PUBLICATIONS,
  USES,
} from '../bids/index.js';
import {
  choices,
  Decimal,
  DecimalOrNull,
  Id,
  Many,
  Money,
  One,
  OneOf,
  OneOfOrNull,
  PageAnswer,
  SomeOf,
  Text,
  TextOrNull,
  Time,
  TimeOrNull,
  Whole,
  WholeOrNull,
} from '../platform/http/index.js';
import { AGREEMENT_STATE } from './agreement.dto.js';
import { IP_OPTIONS } from './agreement-terms.js';

const MILESTONE_STATE = choices('MilestoneState', statesOf(milestoneMachine));
const IP_OPTION = choices('IpOption', IP_OPTIONS);
export const AGREEMENT_ACTIONS = ['edit', 'sign', 'register'] as const;
export type AgreementAction = (typeof AGREEMENT_ACTIONS)[number];
const AGREEMENT_ACTION = choices('AgreementAction', AGREEMENT_ACTIONS);

class AgreedChallengeAnswer {
  @Id() id: string;
  @Text() number: string;
  @Text() title: string;
}

class AgreedPartyAnswer {
  @Id() id: string;
  @Text() name: string;
  @TextOrNull() nameEn: string | null;
}

export class AgreementLineAnswer {
  @Id() id: string;
  @OneOf(AGREEMENT_STATE) state: AgreementState;
  @Text() title: string;
  @Money() price: string;
  @Text() currency: string;
  @Whole() version: number;
  @Id() awardId: string;
  @One(AgreedChallengeAnswer) challenge: AgreedChallengeAnswer;
  @One(AgreedPartyAnswer) issuer: AgreedPartyAnswer;
  @One(AgreedPartyAnswer) taker: AgreedPartyAnswer;
  @TimeOrNull() issuerSignedAt: Date | null;
  @TimeOrNull() takerSignedAt: Date | null;
  @TextOrNull() registrationNumber: string | null;
  @Time() createdAt: Date;
  @Time() updatedAt: Date;
}

export class AgreementsAnswer extends PageAnswer {
  @Many(AgreementLineAnswer) items: AgreementLineAnswer[];
}

export class TaskIndicatorAnswer {
  @Text() name: string;
  @TextOrNull() comparator: string | null;
  @TextOrNull() target: string | null;
  @TextOrNull() unit: string | null;
  @TextOrNull({ description: 'How the issuer tests it' }) test: string | null;
  @Text({ description: 'How the taker will reach it' }) how: string;
  @Text() proof: string;
}

class TaskMemberAnswer {
  @Text() name: string;
  @Text() role: string;
  @Decimal({ description: 'Person-months' }) months: number;
}

class TaskPartnerAnswer {
  @Id() id: string;
  @Text() name: string;
}

export class TaskBookAnswer {
  @Many(TaskIndicatorAnswer) indicators: TaskIndicatorAnswer[];
  @TextOrNull() expectedResults: string | null;
  @Whole() durationMonths: number;
  @Text() route: string;
  @Text() risks: string;
  @Many(TaskMemberAnswer) members: TaskMemberAnswer[];
  @Many(TaskPartnerAnswer) partners: TaskPartnerAnswer[];
}

export class AgreedIpTermsAnswer {
  @OneOfOrNull(IP_OWNERSHIP) ownership: (typeof OWNERSHIPS)[number] | null;
  @OneOfOrNull(IP_USE) use: (typeof USES)[number] | null;
  @DecimalOrNull({ description: 'Percent of the income from results' })
  takerIncomeShare: number | null;
  @WholeOrNull() secrecyMonths: number | null;
  @OneOfOrNull(IP_PUBLICATION) publication: (typeof PUBLICATIONS)[number] | null;
  @TextOrNull({ description: 'What the issuer wished for in the challenge' })
  issuerWish: string | null;
  @Text({ description: 'What the taker proposed in his bid' }) takerProposal: string;
}

export class MilestoneAnswer {
  @Id() id: string;
  @Whole() position: number;
  @Text() title: string;
  @Whole() dueMonth: number;
  @Text() deliverable: string;
  @Text({ example: '30.00', description: 'Percent of the price' }) share: string;
  @Money() amount: string;
  @OneOf(MILESTONE_STATE) state: MilestoneState;
}

export class AgreementAnswer extends AgreementLineAnswer {
  @One(TaskBookAnswer) taskBook: TaskBookAnswer;
  @One(AgreedIpTermsAnswer) ipTerms: AgreedIpTermsAnswer;
  @Text({ description: 'The commitment letter' }) commitment: string;
  @SomeOf(IP_OPTION, { description: 'IP options on which nobody has said anything yet' })
  openPoints: string[];
  @Many(MilestoneAnswer) milestones: MilestoneAnswer[];
  @SomeOf(AGREEMENT_ACTION) actions: AgreementAction[];
}
