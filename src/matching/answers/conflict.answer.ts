import { ApiProperty } from '@nestjs/swagger';
import { CONFLICT_KINDS, type ConflictKind } from '../conflicts/conflict.js';
import { WordsAnswer } from './explanation.answer.js';

export class PathStepAnswer {
  @ApiProperty({ enum: ['organisation', 'person'] })
  kind: 'organisation' | 'person';

  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  name: string;
}

export class ConflictAnswer {
  @ApiProperty({ enum: CONFLICT_KINDS })
  kind: ConflictKind;

  @ApiProperty({ type: [PathStepAnswer], description: 'From the issuer to the profile.' })
  path: PathStepAnswer[];

  @ApiProperty({ type: WordsAnswer })
  words: WordsAnswer;
}
