import { ApiProperty } from '@nestjs/swagger';
import { type Standing } from '../calculating/encode-problem.js';
import { EDIT_ACTS, type EditAct, type Mark, MARKS } from '../editing/edit-line.js';
import { type Refusal, REFUSALS, type Warning, WARNINGS } from '../judge-pair.js';
import {
  ProposalLoadAnswer,
  ProposalWordsAnswer,
  ProposedForAnswer,
  ProposedProfileAnswer,
} from './parties.answer.js';
import { ProposalAnswer } from './proposal.answer.js';

export const STANDINGS: readonly Standing[] = ['open', 'served', 'no-run', 'no-candidate'];

export class RefusalAnswer {
  @ApiProperty({ enum: REFUSALS })
  code: Refusal;

  @ApiProperty({ type: ProposalWordsAnswer })
  words: ProposalWordsAnswer;
}

export class LineWarningAnswer {
  @ApiProperty({ enum: WARNINGS })
  code: Warning;

  @ApiProperty({ type: ProposalWordsAnswer })
  words: ProposalWordsAnswer;
}

export class ProposalLineAnswer {
  @ApiProperty({ type: ProposedProfileAnswer })
  profile: ProposedProfileAnswer;

  @ApiProperty({ enum: MARKS })
  mark: Mark;

  @ApiProperty({ enum: ['engine', 'manual'] })
  origin: 'engine' | 'manual';

  @ApiProperty({ type: Number, nullable: true })
  score: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'In the run it was planned from.' })
  rank: number | null;

  @ApiProperty({ type: String, nullable: true })
  overrideNote: string | null;

  @ApiProperty({ type: RefusalAnswer, nullable: true, description: 'Why it can’t be applied now.' })
  refusal: RefusalAnswer | null;

  @ApiProperty({ type: [LineWarningAnswer] })
  warnings: LineWarningAnswer[];

  @ApiProperty({ type: ProposalLoadAnswer })
  load: ProposalLoadAnswer;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Once applied.' })
  invitationId: string | null;

  @ApiProperty({ type: [String], enum: EDIT_ACTS })
  actions: EditAct[];
}

export class InForceAnswer {
  @ApiProperty({ type: ProposedProfileAnswer })
  profile: ProposedProfileAnswer;

  @ApiProperty({ enum: ['shortlisted', 'invited'] })
  state: 'shortlisted' | 'invited';

  @ApiProperty({ type: Number, nullable: true })
  score: number | null;

  @ApiProperty({ type: Number, nullable: true })
  rank: number | null;

  @ApiProperty({ type: String, format: 'date-time' })
  decidedAt: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  invitationId: string | null;

  @ApiProperty({ type: String, enum: ['sent', 'accepted'], nullable: true })
  invitationState: 'sent' | 'accepted' | null;
}

/** One challenge: what is in force, and beside it what is proposed. */
export class ProposedChallengeAnswer {
  @ApiProperty({ format: 'uuid' })
  needId: string;

  @ApiProperty({ type: ProposedForAnswer })
  challenge: ProposedForAnswer;

  @ApiProperty({ description: 'It still takes bids.' })
  open: boolean;

  @ApiProperty({ enum: STANDINGS, description: 'When it was planned.' })
  standing: Standing;

  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The current match run, which has the reasons by profile.',
  })
  runId: string | null;

  @ApiProperty({ description: 'Asked of the plan at least, beside what was in force.' })
  atLeast: number;

  @ApiProperty({ description: 'Asked of the plan at most, beside what was in force.' })
  atMost: number;

  @ApiProperty({ description: 'Candidates that were considered.' })
  candidates: number;

  @ApiProperty({ description: 'Sum of the proposed scores.' })
  total: number;

  @ApiProperty({ type: [InForceAnswer] })
  inForce: InForceAnswer[];

  @ApiProperty({ type: [ProposalLineAnswer], description: 'Best first.' })
  lines: ProposalLineAnswer[];

  @ApiProperty({ type: [ProposalLineAnswer] })
  forbidden: ProposalLineAnswer[];

  @ApiProperty({ type: [String], enum: ['add'] })
  actions: string[];
}

export class ProposedChallengesAnswer {
  @ApiProperty({ type: [ProposedChallengeAnswer] })
  items: ProposedChallengeAnswer[];

  @ApiProperty()
  page: number;

  @ApiProperty()
  pageSize: number;

  @ApiProperty()
  total: number;
}

export class ProposalViewAnswer extends ProposalAnswer {
  @ApiProperty({ type: ProposedChallengesAnswer })
  challenges: ProposedChallengesAnswer;
}

export class ProfileLoadAnswer extends ProposalLoadAnswer {
  @ApiProperty({ type: ProposedProfileAnswer })
  profile: ProposedProfileAnswer;
}

export class ProfileLoadsAnswer {
  @ApiProperty({ type: [ProfileLoadAnswer], description: 'The fullest first.' })
  items: ProfileLoadAnswer[];

  @ApiProperty()
  page: number;

  @ApiProperty()
  pageSize: number;

  @ApiProperty()
  total: number;
}
