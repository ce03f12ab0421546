import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { DECISION_ACTS, type DecisionAct } from './decision.js';
import { DISMISSAL_KINDS, type DismissalKind } from './dismissal-kinds.js';

const LONGEST_WORDS = 2000;

/** The two ids of the way to a candidate. */
export class CandidatePath {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  needId: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  profileId: string;
}

export class ShortlistingBody {
  /** Why a conflict doesn't matter here; needed only where there is one. */
  @ApiPropertyOptional({ maxLength: LONGEST_WORDS })
  @IsOptional()
  @IsString()
  @Length(1, LONGEST_WORDS)
  overrideNote?: string;
}

export class DismissalBody {
  @ApiProperty({ maxLength: LONGEST_WORDS })
  @IsString()
  @Length(1, LONGEST_WORDS)
  reason: string;

  /** Which of the usual reasons that is; the engine learns from `field` alone. */
  @ApiPropertyOptional({ enum: DISMISSAL_KINDS })
  @IsOptional()
  @IsIn(DISMISSAL_KINDS)
  reasonKind?: DismissalKind;
}

export class AdditionBody extends ShortlistingBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  profileId: string;

  /** Why it is added although the engine did not name it. */
  @ApiProperty({ maxLength: LONGEST_WORDS })
  @IsString()
  @Length(1, LONGEST_WORDS)
  note: string;
}

export class DecisionBody extends ShortlistingBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  profileId: string;

  @ApiProperty({ enum: DECISION_ACTS })
  @IsIn(DECISION_ACTS)
  act: DecisionAct;

  /** Needed to dismiss. */
  @ApiPropertyOptional({ maxLength: LONGEST_WORDS })
  @IsOptional()
  @IsString()
  @Length(1, LONGEST_WORDS)
  reason?: string;

  /** Which of the usual reasons a dismissal has; the engine learns from `field` alone. */
  @ApiPropertyOptional({ enum: DISMISSAL_KINDS })
  @IsOptional()
  @IsIn(DISMISSAL_KINDS)
  reasonKind?: DismissalKind;

  /** Needed to add. */
  @ApiPropertyOptional({ maxLength: LONGEST_WORDS })
  @IsOptional()
  @IsString()
  @Length(1, LONGEST_WORDS)
  note?: string;

  /**
   * The `decidedAt` of the decision that was seen, null where none was; if there is another one by
   * now, that is a 409 `decision-changed`. Left out, nothing is compared.
   */
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  @ValidateIf(({ seenAt }) => seenAt !== undefined && seenAt !== null)
  @IsISO8601({ strict: true })
  @MaxLength(40)
  seenAt?: string | null;
}

/** All of them or, when one is refused, none. */
export class DecisionsBody {
  @ApiProperty({ type: [DecisionBody], minItems: 1, maxItems: 200 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => DecisionBody)
  decisions: DecisionBody[];
}
