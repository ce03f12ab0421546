import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { challengeMachine, type ChallengeState, statesOf } from '../../../libs/lifecycle/index.js';
import { PageQuery } from '../../platform/http/index.js';
import { CHALLENGE_STATE } from '../challenge-choices.js';
import { CHALLENGE_LIMITS as LIMITS } from '../challenge-facts.js';
import { TextIfGiven } from '../draft/text-fields.js';

export const STATES = statesOf(challengeMachine);

/** `a,b` and `?x=a&x=b` both mean two values. */
export const asList = ({ value }: { value: unknown }): unknown =>
  [value].flat().flatMap((entry) => (typeof entry === 'string' ? entry.split(',') : [entry]));

/** The filters of a board, whose columns are the states. */
export class BoardQuery {
  @TextIfGiven(LIMITS.shortText, 'Words that the title, number or public text must hold')
  q?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  organisationId?: string;

  @TextIfGiven(LIMITS.shortText, 'Only those imported from here') source?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 50, default: 10, description: 'Shown of a state' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  perState = 10;
}

export class ManagedQuery extends PageQuery {
  @ApiPropertyOptional({
    ...CHALLENGE_STATE,
    isArray: true,
    description: 'Several: comma in between',
  })
  @IsOptional()
  @Transform(asList)
  @IsArray()
  @ArrayMaxSize(STATES.length)
  @IsIn(STATES, { each: true })
  state?: ChallengeState[];

  @TextIfGiven(LIMITS.shortText, 'Words that the title, number or public text must hold')
  q?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  organisationId?: string;

  @TextIfGiven(LIMITS.shortText, 'Only those imported from here') source?: string;
}
