import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { DECIMAL } from '../../libs/kernel/index.js';
import { choices } from '../platform/http/index.js';
import { OWNERSHIPS, PUBLICATIONS, USES } from './bid-content.js';

export const IP_OWNERSHIP = choices('IpOwnership', OWNERSHIPS);
export const IP_USE = choices('IpUse', USES);
export const IP_PUBLICATION = choices('IpPublication', PUBLICATIONS);

export class MemberBody {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  expertId?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(500)
  role?: string;

  /** Person-months. */
  @ApiPropertyOptional({ minimum: 0.1, maximum: 600 })
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 1 })
  @Min(0.1)
  @Max(600)
  months?: number;
}

export class IndicatorResponseBody {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  indicator?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  how?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  proof?: string;
}

export class PlannedMilestoneBody {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(300)
  title?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 600 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(600)
  month?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  deliverable?: string;

  /** Percent of the price. */
  @ApiPropertyOptional({ minimum: 0.01, maximum: 100 })
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0.01)
  @Max(100)
  share?: number;
}

export class ProposedIpTermsBody {
  @ApiPropertyOptional(IP_OWNERSHIP)
  @IsOptional()
  @IsIn(OWNERSHIPS)
  ownership?: (typeof OWNERSHIPS)[number];

  @ApiPropertyOptional(IP_USE)
  @IsOptional()
  @IsIn(USES)
  use?: (typeof USES)[number];

  /** Percent of the income from results. */
  @ApiPropertyOptional({ minimum: 0, maximum: 100 })
  @IsOptional()
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(100)
  takerIncomeShare?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 600 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(600)
  secrecyMonths?: number;

  @ApiPropertyOptional(IP_PUBLICATION)
  @IsOptional()
  @IsIn(PUBLICATIONS)
  publication?: (typeof PUBLICATIONS)[number];
}

/** A bid, whole or in part: what is missing only matters when it is submitted. */
export class BidBody {
  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  partners?: string[];

  @ApiPropertyOptional({ type: [MemberBody] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => MemberBody)
  members?: MemberBody[];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(30_000)
  route?: string;

  @ApiPropertyOptional({ type: [IndicatorResponseBody] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => IndicatorResponseBody)
  indicatorResponses?: IndicatorResponseBody[];

  @ApiPropertyOptional({ type: [PlannedMilestoneBody] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PlannedMilestoneBody)
  milestones?: PlannedMilestoneBody[];

  /** In the challenge's currency; a number or a decimal text with at most two places. */
  @ApiPropertyOptional({ type: String, example: '4680000.00' })
  @IsOptional()
  @Transform(({ value }) => (typeof value === 'number' ? String(value) : value))
  @Matches(DECIMAL, { message: 'price must be an amount with at most two decimal places' })
  price?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  risks?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  ipProposal?: string;

  @ApiPropertyOptional({ type: ProposedIpTermsBody })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ProposedIpTermsBody)
  ipTerms?: ProposedIpTermsBody;

  @ApiPropertyOptional({ type: [String], format: 'uuid' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  works?: string[];

  /** Declared conflicts of interest; empty: there are none. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  conflicts?: string;
}
