import { ApiProperty } from '@nestjs/swagger';
import { proposalMachine, type ProposalState, statesOf } from '../../../libs/lifecycle/index.js';
import { EDIT_ACTS, type EditAct } from '../editing/edit-line.js';
import { ProposalOptionsAnswer } from './options.answer.js';
import { ProposalPartyAnswer, ProposalWordsAnswer } from './parties.answer.js';

export const PROPOSAL_ACTIONS = [
  'edit',
  'undo',
  'recompute',
  'change-options',
  'relax',
  'apply',
  'abandon',
] as const;
export type ProposalAction = (typeof PROPOSAL_ACTIONS)[number];

export class WorstServedAnswer {
  @ApiProperty({ format: 'uuid' })
  needId: string;

  @ApiProperty({ format: 'uuid' })
  challengeId: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ description: 'Sum of the scores proposed for it.' })
  total: number;
}

/** Of the draft as it stands, edits included. */
export class ProposalTotalsAnswer {
  @ApiProperty()
  challenges: number;

  @ApiProperty({ description: 'Challenges with at least one proposed line.' })
  proposedTo: number;

  @ApiProperty({ description: 'Challenges with nothing proposed and nothing in force.' })
  unserved: number;

  @ApiProperty({ description: 'Challenges below what was asked at least.' })
  belowLeast: number;

  @ApiProperty({ description: 'Challenges that nobody could be found for.' })
  withoutCandidate: number;

  @ApiProperty()
  lines: number;

  @ApiProperty()
  pinned: number;

  @ApiProperty()
  forbidden: number;

  @ApiProperty({ description: 'Experts and teams proposed.' })
  profiles: number;

  @ApiProperty({ description: 'Of these, with more than their limit.' })
  overCap: number;

  @ApiProperty({ description: 'Sum of scores.' })
  total: number;

  @ApiProperty({ type: WorstServedAnswer, nullable: true })
  worst: WorstServedAnswer | null;
}

export class ProposalFloorAnswer {
  @ApiProperty({ description: 'So many lines each challenge was given first.' })
  least: number;

  @ApiProperty({ description: 'None of them below this score.' })
  score: number;
}

/** That no other plan under the same rules is better. */
export class ProposalProofAnswer {
  @ApiProperty({ description: 'Sum of scores of the plan as it was computed.' })
  total: number;

  @ApiProperty({ description: 'What no plan can exceed, less the total: 0 proves it best.' })
  gap: number;

  @ApiProperty({ type: ProposalFloorAnswer, nullable: true, description: 'Of a fair plan.' })
  floor: ProposalFloorAnswer | null;

  @ApiProperty({ description: 'Lines were edited since; the proof is of the plan before.' })
  edited: boolean;

  @ApiProperty({ description: 'What the edits have cost; below 0 where they pass over a rule.' })
  behind: number;
}

export class RelaxationStepAnswer {
  @ApiProperty({ description: 'Names the step in a request.' })
  key: string;

  @ApiProperty({ enum: ['cap', 'at-least', 'wanted', 'per-organisation', 'pin', 'ban'] })
  rule: 'cap' | 'at-least' | 'wanted' | 'per-organisation' | 'pin' | 'ban';

  @ApiProperty({ type: Number, nullable: true, description: 'What is in force counts too.' })
  from: number | null;

  @ApiProperty({ type: Number, nullable: true })
  to: number | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  needId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  profileId: string | null;

  @ApiProperty({ type: ProposalWordsAnswer, description: 'What to do, in words.' })
  words: ProposalWordsAnswer;
}

/** Why there is no plan: the smallest set of steps with which there is one. */
export class ObstacleAnswer {
  @ApiProperty({ type: [RelaxationStepAnswer], description: 'At most 100 of them.' })
  steps: RelaxationStepAnswer[];

  @ApiProperty({ description: 'How many there are in all.' })
  stepCount: number;

  @ApiProperty({ type: [ProposalPartyAnswer], description: 'Challenges in each other’s way.' })
  challenges: ProposalPartyAnswer[];

  @ApiProperty({ type: [ProposalPartyAnswer], description: 'Experts and teams they want.' })
  profiles: ProposalPartyAnswer[];
}

export class ProposalProgressAnswer {
  @ApiProperty({ enum: ['reading', 'solving', 'storing'] })
  step: 'reading' | 'solving' | 'storing';

  @ApiProperty()
  done: number;

  @ApiProperty()
  of: number;
}

export class ProposalFailureAnswer {
  @ApiProperty()
  code: string;

  @ApiProperty()
  message: string;
}

export class EditedLineAnswer {
  @ApiProperty({ enum: EDIT_ACTS })
  act: EditAct;

  @ApiProperty({ format: 'uuid' })
  needId: string;

  @ApiProperty({ format: 'uuid' })
  profileId: string;
}

export class LastEditAnswer {
  @ApiProperty({ type: [EditedLineAnswer] })
  edits: EditedLineAnswer[];

  @ApiProperty({ type: ProposalPartyAnswer })
  editedBy: ProposalPartyAnswer;

  @ApiProperty({ type: String, format: 'date-time' })
  editedAt: string;
}

export class ProposalHeadAnswer {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ enum: statesOf(proposalMachine) })
  state: ProposalState;

  @ApiProperty({ description: 'Every change names the version it was made from.' })
  version: number;

  @ApiProperty({ type: ProposalPartyAnswer })
  createdBy: ProposalPartyAnswer;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt: Date;

  @ApiProperty({ type: ProposalPartyAnswer })
  changedBy: ProposalPartyAnswer;

  @ApiProperty({ type: String, format: 'date-time' })
  changedAt: Date;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  computedAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  appliedAt: Date | null;

  @ApiProperty({ description: 'Lines of the draft, forbidden ones aside.' })
  lines: number;

  @ApiProperty({ type: [String], enum: PROPOSAL_ACTIONS })
  actions: ProposalAction[];
}

export class ProposalAnswer extends ProposalHeadAnswer {
  @ApiProperty({ type: ProposalOptionsAnswer })
  options: ProposalOptionsAnswer;

  @ApiProperty({ type: ProposalProgressAnswer, nullable: true })
  progress: ProposalProgressAnswer | null;

  @ApiProperty({ type: ProposalFailureAnswer, nullable: true })
  failure: ProposalFailureAnswer | null;

  @ApiProperty({ type: ProposalTotalsAnswer })
  totals: ProposalTotalsAnswer;

  @ApiProperty({ type: ProposalProofAnswer, nullable: true })
  proof: ProposalProofAnswer | null;

  @ApiProperty({ type: ObstacleAnswer, nullable: true })
  obstacle: ObstacleAnswer | null;

  @ApiProperty({ description: 'Pins the last calculation had to drop.' })
  dropped: number;

  @ApiProperty({ type: LastEditAnswer, nullable: true, description: 'What undo takes back.' })
  lastEdit: LastEditAnswer | null;
}

export class ProposalsAnswer {
  @ApiProperty({ type: [ProposalHeadAnswer] })
  items: ProposalHeadAnswer[];

  @ApiProperty()
  page: number;

  @ApiProperty()
  pageSize: number;

  @ApiProperty()
  total: number;
}
