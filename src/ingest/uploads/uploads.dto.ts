import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Length,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../../platform/http/index.js';
import { type Format, FORMAT_NAMES } from '../formats/index.js';
import { IMPORT_FORMAT } from '../imports.answers.js';

/** The parts of the multipart request, for the API's description; read by receive-upload.ts. */
export class UploadForm {
  @ApiProperty({ type: 'string', format: 'binary' })
  file: unknown;
}

export class UploadQuery {
  @ApiPropertyOptional({ ...IMPORT_FORMAT, description: 'Default: the likeliest' })
  @IsOptional()
  @IsIn(FORMAT_NAMES)
  format?: Format;
}

export class ColumnBody {
  @ApiProperty({ maxLength: 300 })
  @IsString()
  @Length(1, 300)
  name: string;

  /** Null: no field; its contents become a note. */
  @ApiProperty({ type: String, nullable: true, maxLength: 100 })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  field?: string | null;
}

/** How a waiting file is to be read. */
export class UploadPreviewBody {
  @ApiProperty(IMPORT_FORMAT)
  @IsIn(FORMAT_NAMES)
  format: Format;

  /** Columns that mean something else than their names say; the others stay as suggested. */
  @ApiPropertyOptional({ type: [ColumnBody], maxItems: 200 })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ColumnBody)
  columns?: ColumnBody[];
}

export class UploadRunBody extends UploadPreviewBody {
  @ApiProperty({ description: 'Counts and problems only; nothing is stored' })
  @IsBoolean()
  dryRun: boolean;

  /** Whose ids the records carry. Default: the format's name; of own works it is fixed. */
  @ApiPropertyOptional({ maxLength: 100 })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  source?: string;
}

export class ProblemsQuery extends PageQuery {}
