import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsInstant } from '../platform/http/index.js';

/** Which challenges are counted; all conditions hold together. */
export class InsightsQuery {
  @ApiPropertyOptional({ maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @Matches(/^[^\0]*$/, { message: 'field holds characters that cannot be stored' })
  field?: string;

  @ApiPropertyOptional({ maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @Matches(/^[^\0]*$/, { message: 'region holds characters that cannot be stored' })
  region?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Entered from this instant on.' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Entered before this instant.' })
  @IsOptional()
  @IsInstant()
  to?: string;
}

export class FunnelStateAnswer {
  @ApiProperty()
  state: string;

  @ApiProperty()
  count: number;
}

/** How many challenges ever came as far as each step, wherever they are now. */
export class FunnelStepsAnswer {
  @ApiProperty()
  entered: number;

  @ApiProperty()
  submitted: number;

  @ApiProperty()
  listed: number;

  @ApiProperty({ description: 'With a match run in force.' })
  matched: number;

  @ApiProperty({ description: 'With one invitation or more.' })
  invited: number;

  @ApiProperty({ description: 'Whose time for bids has ended at least once.' })
  closed: number;

  @ApiProperty({ description: 'Whose bids were opened at least once.' })
  opened: number;

  @ApiProperty()
  awarded: number;

  @ApiProperty({ description: 'With a draft agreement or more.' })
  agreed: number;

  @ApiProperty({ description: 'With an agreement signed by both sides.' })
  signed: number;
}

export class FunnelAnswer {
  @ApiProperty({ type: [FunnelStateAnswer], description: 'Where they are now; no empty states.' })
  states: FunnelStateAnswer[];

  @ApiProperty({ type: FunnelStepsAnswer })
  steps: FunnelStepsAnswer;
}

export class NeedToContractAnswer {
  @ApiProperty({ description: 'Challenges with an agreement signed by both sides.' })
  contracted: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Days; null: none is contracted.' })
  lowerQuartile: number | null;

  @ApiProperty({ type: Number, nullable: true })
  median: number | null;

  @ApiProperty({ type: Number, nullable: true })
  upperQuartile: number | null;
}

export class FieldInRegionAnswer {
  @ApiProperty({ type: String, nullable: true })
  field: string | null;

  @ApiProperty({ type: String, nullable: true })
  region: string | null;

  @ApiProperty()
  entered: number;

  @ApiProperty()
  listed: number;

  @ApiProperty()
  awarded: number;
}

export class FieldsByRegionAnswer {
  @ApiProperty({ type: [FieldInRegionAnswer], description: 'The largest first.' })
  items: FieldInRegionAnswer[];

  @ApiProperty({ description: 'true: smaller ones were left out.' })
  truncated: boolean;
}
