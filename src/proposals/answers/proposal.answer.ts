import {
  Decimal,
  Flag,
  Id,
  IdOrNull,
  Many,
  One,
  OneOf,
  OneOrNull,
  PageAnswer,
  SomeOf,
  Text,
  Time,
  TimeOrNull,
  Whole,
  WholeOrNull,
} from '../../platform/http/index.js';
import {
  LINE_ACT,
  PROPOSAL_ACTION,
  PROPOSAL_STATE,
  PROPOSAL_STEP,
  type ProposalAction,
  RELAXATION_RULE,
} from '../proposal-choices.js';
import { type ProposalState } from '../../../libs/lifecycle/index.js';
import { type EditAct } from '../editing/edit-line.js';
import { ProposalOptionsAnswer } from './options.answer.js';
import { ProposalPartyAnswer, ProposalWordsAnswer } from './parties.answer.js';

export class WorstServedAnswer {
  @Id() needId: string;
  @Id() challengeId: string;
  @Text() title: string;
  @Decimal({ description: 'Sum of the scores proposed for it.' }) total: number;
}

/** Of the draft as it stands, edits included. */
export class ProposalTotalsAnswer {
  @Whole() challenges: number;
  @Whole({ description: 'Challenges with at least one proposed line.' }) proposedTo: number;
  @Whole({ description: 'Challenges with nothing proposed and nothing in force.' })
  unserved: number;
  @Whole({ description: 'Challenges below what was asked at least.' }) belowLeast: number;
  @Whole({ description: 'Challenges that nobody could be found for.' }) withoutCandidate: number;
  @Whole() lines: number;
  @Whole() pinned: number;
  @Whole() forbidden: number;
  @Whole({ description: 'Experts and teams proposed.' }) profiles: number;
  @Whole({ description: 'Of these, with more than their limit.' }) overCap: number;
  @Decimal({ description: 'Sum of scores.' }) total: number;
  @OneOrNull(WorstServedAnswer) worst: WorstServedAnswer | null;
}

export class ProposalFloorAnswer {
  @Whole({ description: 'So many lines each challenge was given first.' }) least: number;
  @Decimal({ description: 'None of them below this score.' }) score: number;
}

/** That no other plan under the same rules is better. */
export class ProposalProofAnswer {
  @Decimal({ description: 'Sum of scores of the plan as it was computed.' }) total: number;
  @Decimal({ description: 'What no plan can exceed, less the total: 0 proves it best.' })
  gap: number;
  @OneOrNull(ProposalFloorAnswer, { description: 'Of a fair plan.' })
  floor: ProposalFloorAnswer | null;
  @Flag({ description: 'Lines were edited since; the proof is of the plan before.' })
  edited: boolean;
  @Decimal({ description: 'What the edits have cost; below 0 where they pass over a rule.' })
  behind: number;
}

export class RelaxationStepAnswer {
  @Text({ description: 'Names the step in a request.' }) key: string;
  @OneOf(RELAXATION_RULE)
  rule: 'cap' | 'at-least' | 'wanted' | 'per-organisation' | 'pin' | 'ban';
  @WholeOrNull({ description: 'What is in force counts too.' }) from: number | null;
  @WholeOrNull() to: number | null;
  @IdOrNull() needId: string | null;
  @IdOrNull() profileId: string | null;
  @One(ProposalWordsAnswer, { description: 'What to do, in words.' }) words: ProposalWordsAnswer;
}

/** Why there is no plan: the smallest set of steps with which there is one. */
export class ObstacleAnswer {
  @Many(RelaxationStepAnswer, { description: 'At most 100 of them.' })
  steps: RelaxationStepAnswer[];
  @Whole({ description: 'How many there are in all.' }) stepCount: number;
  @Many(ProposalPartyAnswer, { description: 'Challenges in each other’s way.' })
  challenges: ProposalPartyAnswer[];
  @Many(ProposalPartyAnswer, { description: 'Experts and teams they want.' })
  profiles: ProposalPartyAnswer[];
}

export class ProposalProgressAnswer {
  @OneOf(PROPOSAL_STEP) step: 'reading' | 'solving' | 'storing';
  @Whole() done: number;
  @Whole() of: number;
}

export class ProposalFailureAnswer {
  @Text() code: string;
  @Text() message: string;
}

export class EditedLineAnswer {
  @OneOf(LINE_ACT) act: EditAct;
  @Id() needId: string;
  @Id() profileId: string;
}

export class LastEditAnswer {
  @Many(EditedLineAnswer) edits: EditedLineAnswer[];
  @One(ProposalPartyAnswer) editedBy: ProposalPartyAnswer;
  @Time() editedAt: string;
}

export class ProposalHeadAnswer {
  @Id() id: string;
  @Text() title: string;
  @OneOf(PROPOSAL_STATE) state: ProposalState;
  @Whole({ description: 'Every change names the version it was made from.' }) version: number;
  @One(ProposalPartyAnswer) createdBy: ProposalPartyAnswer;
  @Time() createdAt: Date;
  @One(ProposalPartyAnswer) changedBy: ProposalPartyAnswer;
  @Time() changedAt: Date;
  @TimeOrNull() computedAt: Date | null;
  @TimeOrNull() appliedAt: Date | null;
  @Whole({ description: 'Lines of the draft, forbidden ones aside.' }) lines: number;
  @SomeOf(PROPOSAL_ACTION) actions: ProposalAction[];
}

export class ProposalAnswer extends ProposalHeadAnswer {
  @One(ProposalOptionsAnswer) options: ProposalOptionsAnswer;
  @OneOrNull(ProposalProgressAnswer) progress: ProposalProgressAnswer | null;
  @OneOrNull(ProposalFailureAnswer) failure: ProposalFailureAnswer | null;
  @One(ProposalTotalsAnswer) totals: ProposalTotalsAnswer;
  @OneOrNull(ProposalProofAnswer) proof: ProposalProofAnswer | null;
  @OneOrNull(ObstacleAnswer) obstacle: ObstacleAnswer | null;
  @Whole({ description: 'Pins the last calculation had to drop.' }) dropped: number;
  @OneOrNull(LastEditAnswer, { description: 'What undo takes back.' })
  lastEdit: LastEditAnswer | null;
}

export class ProposalsAnswer extends PageAnswer {
  @Many(ProposalHeadAnswer) items: ProposalHeadAnswer[];
}
