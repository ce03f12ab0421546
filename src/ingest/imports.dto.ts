import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { importMachine, type ImportState, statesOf } from '../../libs/lifecycle/index.js';
import { PageQuery } from '../platform/http/index.js';
import { type Format, FORMAT_NAMES } from './formats/index.js';

const STATES = statesOf(importMachine);

export class ImportsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATES })
  @IsOptional()
  @IsIn(STATES)
  state?: ImportState;

  @ApiPropertyOptional({ enum: FORMAT_NAMES })
  @IsOptional()
  @IsIn(FORMAT_NAMES)
  format?: Format;
}

/** The parts of the multipart request, for the API's description; read by receive-upload.ts. */
export class ImportForm {
  @ApiProperty({ enum: FORMAT_NAMES })
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
