import { ApiProperty } from '@nestjs/swagger';
import { DECISION_STATES, type DecisionState } from '../candidates/decision.js';
import { ConflictAnswer } from './conflict.answer.js';
import { IneligibilityAnswer, LoadAnswer } from './match-run.answer.js';
import { PageAnswer, ProfileAnswer } from './parties.answer.js';

/** Somebody who could be added to a need's candidates by hand, with what stands in the way. */
export class ProfileChoiceAnswer {
  @ApiProperty({ type: ProfileAnswer })
  profile: ProfileAnswer;

  @ApiProperty({ description: 'The current run names it, ranked or not.' })
  inRun: boolean;

  @ApiProperty({ type: Number, nullable: true, description: 'In the current run.' })
  rank: number | null;

  @ApiProperty({ enum: DECISION_STATES, type: String, nullable: true })
  decision: DecisionState | null;

  @ApiProperty({ type: [ConflictAnswer], description: 'As things stand now.' })
  conflicts: ConflictAnswer[];

  @ApiProperty({ type: [IneligibilityAnswer], description: 'Why it may not take part at all.' })
  ineligible: IneligibilityAnswer[];

  @ApiProperty({ description: 'Adding and inviting need a written overrideNote.' })
  needsOverride: boolean;

  @ApiProperty({ type: LoadAnswer })
  load: LoadAnswer;

  @ApiProperty({ type: [String], enum: ['add'] })
  actions: string[];
}

export class ProfileChoicesAnswer extends PageAnswer {
  @ApiProperty({ type: [ProfileChoiceAnswer] })
  items: ProfileChoiceAnswer[];
}
