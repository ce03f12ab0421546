import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  IP_OWNERSHIP,
  IP_PUBLICATION,
  IP_USE,
  OWNERSHIPS,
  PUBLICATIONS,
  USES,
} from '../bids/index.js';
import { agreementMachine, type AgreementState, statesOf } from '../../libs/lifecycle/index.js';
import { choices, PageQuery } from '../platform/http/index.js';

/** Present or absent, but never null: an agreed option can be changed, not forgotten. */
const Given = () => ValidateIf((_, value) => value !== undefined);

export class IpTermsBody {
  @ApiPropertyOptional(IP_OWNERSHIP)
  @Given()
  @IsIn(OWNERSHIPS)
  ownership?: (typeof OWNERSHIPS)[number];

  @ApiPropertyOptional(IP_USE)
  @Given()
  @IsIn(USES)
  use?: (typeof USES)[number];

  /** Percent of the income from results. */
  @ApiPropertyOptional({ minimum: 0, maximum: 100 })
  @Given()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(100)
  takerIncomeShare?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 600 })
  @Given()
  @IsInt()
  @Min(0)
  @Max(600)
  secrecyMonths?: number;

  @ApiPropertyOptional(IP_PUBLICATION)
  @Given()
  @IsIn(PUBLICATIONS)
  publication?: (typeof PUBLICATIONS)[number];
}

export class MilestoneBody {
  @ApiProperty({ maxLength: 300 })
  @IsString()
  @Length(1, 300)
  title: string;

  @ApiProperty({ minimum: 1, maximum: 600 })
  @IsInt()
  @Min(1)
  @Max(600)
  dueMonth: number;

  @ApiProperty({ maxLength: 4000 })
  @IsString()
  @Length(1, 4000)
  deliverable: string;

  /** Percent of the price; all shares add up to 100. */
  @ApiProperty({ minimum: 0.01, maximum: 100 })
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(100)
  share: number;
}

export class TaskIndicatorBody {
  @ApiProperty({ maxLength: 500 })
  @IsString()
  @Length(1, 500)
  name: string;

  @ApiPropertyOptional({ type: String, maxLength: 20, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  comparator?: string | null;

  @ApiPropertyOptional({ type: String, maxLength: 500, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  target?: string | null;

  @ApiPropertyOptional({ type: String, maxLength: 100, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  unit?: string | null;

  @ApiPropertyOptional({ type: String, maxLength: 2000, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  test?: string | null;

  @ApiProperty({ maxLength: 4000 })
  @IsString()
  @MaxLength(4000)
  how: string;

  @ApiProperty({ maxLength: 4000 })
  @IsString()
  @MaxLength(4000)
  proof: string;
}

export class AgreementVersionBody {
  @ApiProperty({ minimum: 1, description: 'The version that was read; another one is a 409' })
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  version: number;
}

export class AgreementEditBody extends AgreementVersionBody {
  @ApiPropertyOptional({ maxLength: 500 })
  @Given()
  @IsString()
  @Length(1, 500)
  title?: string;

  @ApiPropertyOptional({ maxLength: 20_000 })
  @Given()
  @IsString()
  @Length(1, 20_000)
  commitment?: string;

  @ApiPropertyOptional({ maxLength: 20_000 })
  @Given()
  @IsString()
  @MaxLength(20_000)
  expectedResults?: string;

  @ApiPropertyOptional({ type: [TaskIndicatorBody] })
  @Given()
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => TaskIndicatorBody)
  indicators?: TaskIndicatorBody[];

  @ApiPropertyOptional({ type: IpTermsBody })
  @Given()
  @IsObject()
  @ValidateNested()
  @Type(() => IpTermsBody)
  ipTerms?: IpTermsBody;

  /** All of them anew; amounts follow from the shares. */
  @ApiPropertyOptional({ type: [MilestoneBody] })
  @Given()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => MilestoneBody)
  milestones?: MilestoneBody[];
}

export class RegistrationBody {
  /** The number the contract registry gave. */
  @ApiProperty({ maxLength: 100 })
  @IsString()
  @Length(1, 100)
  number: string;
}

const STATES = statesOf(agreementMachine);
export const AGREEMENT_STATE = choices('AgreementState', STATES);

export class AgreementsQuery extends PageQuery {
  @ApiPropertyOptional(AGREEMENT_STATE)
  @IsOptional()
  @IsIn(STATES)
  state?: AgreementState;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  challengeId?: string;
}
