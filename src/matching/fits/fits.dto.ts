import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { PageQuery } from '../../platform/http/index.js';

export const FIT_LISTS = ['fits', 'declined', 'conflicted'] as const;

export class FitsQuery extends PageQuery {
  /** `declined`: those I am not interested in; `conflicted`: those my ties keep me from. */
  @ApiPropertyOptional({ enum: FIT_LISTS, default: 'fits' })
  @IsOptional()
  @IsIn(FIT_LISTS)
  list: (typeof FIT_LISTS)[number] = 'fits';
}

export class DisinterestBody {
  @ApiProperty({ maxLength: 2000 })
  @IsString()
  @Length(1, 2000)
  reason: string;
}
