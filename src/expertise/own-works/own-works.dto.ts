import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../../platform/http/index.js';
import { WORK_KIND } from '../expertise.answers.js';
import { type WorkKind } from '../facts.js';

/** No resolver in front: 10.1000/182. */
const DOI = /^10\.\d{4,9}\/\S{1,200}$/;

export class WorkAuthorBody {
  @ApiProperty({ maxLength: 300 })
  @IsString()
  @Length(1, 300)
  name: string;

  @ApiPropertyOptional({ maxLength: 300, description: 'His organisation' })
  @IsOptional()
  @IsString()
  @Length(1, 300)
  organisation?: string;
}

/** A work as somebody writes it down by hand. */
export class OwnWorkBody {
  @ApiProperty(WORK_KIND)
  @IsIn(WORK_KIND.enum)
  kind: WorkKind;

  @ApiProperty({ maxLength: 1000 })
  @IsString()
  @Length(1, 1000)
  @Matches(/[\p{L}\p{N}]/u, { message: 'title must not be blank' })
  title: string;

  @ApiPropertyOptional({ maxLength: 20_000 })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  abstract?: string;

  @ApiPropertyOptional({ minimum: 1900, maximum: 2100 })
  @IsOptional()
  @IsInt()
  @Min(1900)
  @Max(2100)
  year?: number;

  @ApiPropertyOptional({ example: 'zh', description: 'ISO 639-1' })
  @IsOptional()
  @Matches(/^[a-z]{2}$/, { message: 'language must be a code such as zh' })
  language?: string;

  @ApiPropertyOptional({ example: '10.1000/182' })
  @IsOptional()
  @Matches(DOI, { message: 'doi must look like 10.1000/182' })
  doi?: string;

  @ApiPropertyOptional({ example: 'CN110000001A' })
  @IsOptional()
  @Matches(/^[A-Z]{2}[A-Z0-9]{4,18}$/, {
    message: 'publicationNumber must look like CN110000001A',
  })
  publicationNumber?: string;

  @ApiPropertyOptional({ maxLength: 500, description: 'Journal or conference' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  venue?: string;

  @ApiPropertyOptional({ type: [String], maxItems: 50 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  keywords?: string[];

  /** In their order; where none are given, the expert alone. */
  @ApiPropertyOptional({ type: [WorkAuthorBody], maxItems: 200 })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => WorkAuthorBody)
  authors?: WorkAuthorBody[];
}

/** Only what is wrong; it goes before what any import said or will say. */
export class WorkCorrectionBody extends PartialType(OwnWorkBody) {
  @ApiProperty({ minimum: 1, description: 'The version that was read; another one is a 409' })
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  version: number;
}

export class WorkClaimBody {
  @ApiPropertyOptional({
    ...{ minimum: 0, maximum: 10_000 },
    description: 'Which of the authors, from 0; default: the one with the name of the expert',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000)
  position?: number;
}

export class OwnWorksQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}
