import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { importMachine, type ImportState, statesOf } from '../../libs/lifecycle/index.js';
import { PageQuery } from '../platform/http/index.js';
import { IMPORT_FORMAT, IMPORT_STATE } from './imports.answers.js';
import { type Format, FORMAT_NAMES } from './formats/index.js';

const STATES = statesOf(importMachine);

export class ImportsQuery extends PageQuery {
  @ApiPropertyOptional(IMPORT_STATE)
  @IsOptional()
  @IsIn(STATES)
  state?: ImportState;

  @ApiPropertyOptional(IMPORT_FORMAT)
  @IsOptional()
  @IsIn(FORMAT_NAMES)
  format?: Format;
}

/** The parts of the multipart request, for the API's description; read by receive-upload.ts. */
export class ImportForm {
  @ApiProperty(IMPORT_FORMAT)
  format: Format;

  /** Whose ids the records carry; two sources may number alike. Default: the format's name. */
  @ApiPropertyOptional({ maxLength: 100 })
  source?: string;

  /** Counts and problems only; nothing is stored. */
  @ApiPropertyOptional({ enum: ['true', 'false'], default: 'false' })
  dryRun?: string;

  @ApiProperty({ type: 'string', format: 'binary' })
  file: unknown;
}
