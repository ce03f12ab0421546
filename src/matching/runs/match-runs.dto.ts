import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { PageQuery } from '../../platform/http/index.js';
import { RUN_STATES } from '../answers/queue.answer.js';

export const RUN_ORDERS = ['newest', 'oldest', 'best'] as const;

export class MatchRunsQuery extends PageQuery {
  /** Without it: every current run, reviewed or not. */
  @ApiPropertyOptional({ enum: RUN_STATES })
  @IsOptional()
  @IsIn(RUN_STATES)
  state?: (typeof RUN_STATES)[number];

  /** Kind of need, such as `challenge`. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @Length(1, 50)
  kind?: string;

  /** What the need was made from: the challenge's id. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  sourceId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  needId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  organisationId?: string;

  /** Part of the need's title. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  /** Only needs that are still open, or only closed ones. */
  @ApiPropertyOptional()
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  open?: boolean;

  @ApiPropertyOptional({ enum: RUN_ORDERS, default: 'newest' })
  @IsOptional()
  @IsIn(RUN_ORDERS)
  order: (typeof RUN_ORDERS)[number] = 'newest';
}

/** Either the need itself or what it was made from. */
export class MatchRequestBody {
  @ApiPropertyOptional({ format: 'uuid' })
  @ValidateIf(({ sourceId }) => sourceId === undefined)
  @IsUUID()
  needId?: string;

  /** The challenge's id, for a challenge. */
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  sourceId?: string;
}
