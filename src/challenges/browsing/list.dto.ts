import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
} from 'class-validator';
import { ENTERPRISE_TIER } from '../../identity/index.js';
import { choices, PageQuery } from '../../platform/http/index.js';
import { COOPERATION, MECHANISM } from '../challenge-choices.js';
import { CHALLENGE_LIMITS as LIMITS } from '../challenge-facts.js';
import { STORABLE, TextIfGiven } from '../draft/text-fields.js';
import { BUDGET_BANDS } from './budget-bands.js';
import { CLOSING_BANDS } from './closing-bands.js';

export const SORTS = ['relevance', 'newest', 'deadline', 'budget'] as const;
export const DEADLINES = ['open', 'closed'] as const;
const BUDGET = choices('BudgetBand', BUDGET_BANDS);
const DEADLINE = choices('DeadlineBand', DEADLINES);
const CLOSING = choices('ClosingBand', CLOSING_BANDS);
const SORT = choices('ListSort', SORTS);
const MOST_CHOICES = 30;

/** `?x=a&x=b` gives two values; a comma is part of a value, since names of fields hold some. */
const asList = ({ value }: { value: unknown }): unknown =>
  value === undefined ? undefined : [value].flat();

const Choices = (choice: ReturnType<typeof choices>) =>
  applyDecorators(
    ApiProperty({ ...choice, isArray: true, required: false }),
    IsOptional(),
    Transform(asList),
    IsArray(),
    ArrayMaxSize(MOST_CHOICES),
    IsIn(choice.enum, { each: true }),
  );

const Names = () =>
  applyDecorators(
    ApiProperty({ type: [String], required: false, maxItems: MOST_CHOICES }),
    IsOptional(),
    Transform(asList),
    IsArray(),
    ArrayMaxSize(MOST_CHOICES),
    IsString({ each: true }),
    Length(1, LIMITS.shortText, { each: true }),
    Matches(STORABLE, { each: true, message: '$property holds characters that cannot be stored' }),
  );

/** Filters of the public list: values of one key widen, keys narrow. */
export class ListQuery extends PageQuery {
  @TextIfGiven(LIMITS.shortText, 'Words that the public text must hold, Chinese or English')
  q?: string;

  @Names() field?: string[];
  @Names() region?: string[];
  @Choices(BUDGET) budget?: string[];
  @Choices(COOPERATION) cooperation?: string[];
  @Choices(MECHANISM) mechanism?: string[];
  @Choices(ENTERPRISE_TIER) tier?: string[];
  @Choices(DEADLINE) deadline?: string[];
  @Choices(CLOSING) closing?: string[];

  @ApiPropertyOptional({ type: [String], example: ['CNY'] })
  @IsOptional()
  @Transform(asList)
  @IsArray()
  @ArrayMaxSize(MOST_CHOICES)
  @Matches(/^[A-Z]{3}$/, { each: true })
  currency?: string[];

  @ApiPropertyOptional({ ...SORT, description: 'Default: relevance with q, else newest' })
  @IsOptional()
  @IsIn(SORTS)
  sort?: (typeof SORTS)[number];
}
