import { ApiProperty } from '@nestjs/swagger';
import { ConflictAnswer } from './conflict.answer.js';
import { FitExplanationAnswer } from './explanation.answer.js';
import { DisinterestAnswer } from './match-run.answer.js';
import { NeedTitleAnswer, PageAnswer } from './parties.answer.js';

/** An open need seen from the side of one who may fit it. The rank is withheld: it counts rivals. */
export class FitAnswer {
  @ApiProperty({ type: NeedTitleAnswer })
  need: NeedTitleAnswer;

  @ApiProperty({ format: 'uuid' })
  profileId: string;

  @ApiProperty({ type: Number, nullable: true, description: 'Null where a conflict bars it.' })
  score: number | null;

  @ApiProperty({
    type: FitExplanationAnswer,
    nullable: true,
    description: 'Names only terms of the public text; all others are one sum.',
  })
  explanation: FitExplanationAnswer | null;

  @ApiProperty({ type: [ConflictAnswer] })
  conflicts: ConflictAnswer[];

  @ApiProperty({ type: DisinterestAnswer, nullable: true })
  disinterest: DisinterestAnswer | null;

  @ApiProperty({ type: [String], enum: ['decline', 'undo-decline'] })
  actions: string[];
}

export class FitsAnswer extends PageAnswer {
  @ApiProperty({ type: [FitAnswer] })
  items: FitAnswer[];
}
