import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { type choices } from '../../platform/http/index.js';

/** No NUL, no other control characters but tab and line ends, no halves of a character. */
export const STORABLE = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;
const unstorable = { message: '$property holds characters that cannot be stored' };

/** A text of the request that must be there; something else than blanks, at most `max` long. */
export const RequiredText = (max: number, description?: string) =>
  applyDecorators(
    ApiProperty({ type: String, minLength: 1, maxLength: max, description }),
    IsString(),
    Length(1, max),
    Matches(/\S/, { message: '$property must not be blank' }),
    Matches(STORABLE, unstorable),
  );

/** As {@link RequiredText}, but may be left out. It may not be null. */
export const TextIfGiven = (max: number, description?: string) =>
  applyDecorators(
    ValidateIf((_, value) => value !== undefined),
    RequiredText(max, description),
    ApiProperty({ type: String, required: false, minLength: 1, maxLength: max, description }),
  );

/** A text that may be left out, and is cleared by null. */
export const ClearableText = (max: number, description?: string) =>
  applyDecorators(
    ApiProperty({ type: String, required: false, nullable: true, maxLength: max, description }),
    IsOptional(),
    IsString(),
    MaxLength(max),
    Matches(STORABLE, unstorable),
  );

/** A list of short texts that may be left out, and is cleared by null. */
export const ClearableTexts = (most: number, max: number) =>
  applyDecorators(
    ApiProperty({ type: [String], required: false, nullable: true, maxItems: most }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(most),
    IsString({ each: true }),
    MaxLength(max, { each: true }),
    Matches(STORABLE, { ...unstorable, each: true }),
  );

export const ClearableChoice = (choice: ReturnType<typeof choices>) =>
  applyDecorators(
    ApiProperty({ ...choice, required: false, nullable: true }),
    IsOptional(),
    IsIn(choice.enum),
  );
