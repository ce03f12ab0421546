import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { COMPARATOR, COOPERATION, LANGUAGE, MECHANISM } from '../challenge-choices.js';
import {
  CHALLENGE_LIMITS as LIMITS,
  type Cooperation,
  type Indicator,
  type Mechanism,
  MECHANISMS,
} from '../challenge-facts.js';
import { ClearableChoice, ClearableText, ClearableTexts } from './text-fields.js';
import { RequiredText, TextIfGiven } from './text-fields.js';

const AMOUNT = /^\d{1,12}(\.\d{1,2})?$/;
const amountMessage = { message: '$property must be a decimal text such as "1500000.00"' };
const LONGEST_DRAFT_MONTHS = 1200;

export class IndicatorBody implements Indicator {
  @ClearableText(LIMITS.shortText) name?: string;
  @ClearableChoice(COMPARATOR) comparator?: Indicator['comparator'];
  @ClearableText(LIMITS.shortText) target?: string;
  @ClearableText(LIMITS.keyword) unit?: string;
  @ClearableText(LIMITS.shortText, 'How it is tested') test?: string;
}

/** Every part of a challenge's text but its title; null clears a part. */
export class ChallengeTextBody {
  @ClearableText(LIMITS.teaser, 'Public') teaser?: string | null;
  @ClearableText(LIMITS.longText, 'For those who accept the terms') problem?: string | null;
  @ClearableText(LIMITS.longText, 'For named invitees only') annex?: string | null;

  @ApiProperty({ type: [IndicatorBody], required: false, maxItems: LIMITS.indicators })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(LIMITS.indicators)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => IndicatorBody)
  indicators?: IndicatorBody[] | null;

  @ClearableText(LIMITS.longText) expectedResults?: string | null;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(LONGEST_DRAFT_MONTHS)
  durationMonths?: number | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '1500000.00' })
  @IsOptional()
  @Matches(AMOUNT, amountMessage)
  budgetMin?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: '3000000.00' })
  @IsOptional()
  @Matches(AMOUNT, amountMessage)
  budgetMax?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'CNY' })
  @IsOptional()
  @Matches(/^[A-Z]{3}$/, { message: '$property must be an ISO 4217 code such as CNY' })
  currency?: string | null;

  @ClearableChoice(COOPERATION) cooperation?: Cooperation | null;
  @ClearableText(LIMITS.longText) ipWish?: string | null;
  @ClearableText(LIMITS.longText) conditions?: string | null;
  @ClearableTexts(LIMITS.partners, LIMITS.title) intendedPartners?: string[] | null;
  @ClearableText(LIMITS.keyword) field?: string | null;
  @ClearableTexts(LIMITS.keywords, LIMITS.keyword) keywords?: string[] | null;
  @ClearableText(LIMITS.keyword) region?: string | null;
  @ClearableChoice(LANGUAGE) language?: string | null;
  @ClearableChoice(MECHANISM) mechanism?: Mechanism | null;

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1, maximum: 5 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  maxAwards?: number | null;
}

export class DraftBody extends ChallengeTextBody {
  @RequiredText(LIMITS.title) title: string;
}

export class VersionBody {
  @ApiProperty({ minimum: 1, description: 'The version that was read; another one is a 409' })
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  version: number;
}

export class EditBody extends ChallengeTextBody {
  @ApiProperty({ minimum: 1, description: 'The version that was read; another one is a 409' })
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  version: number;

  @TextIfGiven(LIMITS.title) title?: string;
}

/** What a coordinator may put right while he screens. */
export class FormBody extends VersionBody {
  @TextIfGiven(LIMITS.title) title?: string;
  @ClearableText(LIMITS.keyword) field?: string | null;
  @ClearableTexts(LIMITS.keywords, LIMITS.keyword) keywords?: string[] | null;
  @ClearableText(LIMITS.keyword) region?: string | null;
}

export class ListingModeBody {
  @ApiPropertyOptional(MECHANISM)
  @IsOptional()
  @IsIn(MECHANISMS)
  mechanism?: Mechanism;

  @ApiPropertyOptional({ minimum: 1, maximum: 5, description: 'Takers of a race' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  maxAwards?: number;
}
