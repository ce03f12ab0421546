import { ApiPropertyOptional } from '@nestjs/swagger';
import { FIELD_CODES, type FieldCode } from '../../../libs/kernel/index.js';
import { choices, Many, OneOf, Text, Whole } from './answer-fields.js';

const Facts = () =>
  ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'What a translated text needs, such as the deadline that has passed',
  });

/** One thing wrong with one field. */
export class FieldProblemAnswer {
  @Text({ description: 'A dotted path such as `indicators.0.unit`' }) field: string;
  @Text() message: string;
  @OneOf(choices('FieldCode', FIELD_CODES), { absent: true }) code?: FieldCode;
  @Facts() facts?: Record<string, string | number>;
}

/** The body of every error answer, `application/problem+json` (RFC 9457). */
export class ProblemAnswer {
  @Text({ description: '`urn:jiebang:problem:<code>`' }) type: string;
  @Text() title: string;
  @Whole() status: number;
  @Text({ description: 'Stable, for translation; docs/generated lists them' }) code: string;
  @Text({ description: 'English, for people' }) detail: string;
  @Text() requestId: string;
  @Many(FieldProblemAnswer, { absent: true }) fields?: FieldProblemAnswer[];

  @Facts() facts?: Record<string, string | number>;

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'Of a stale edit: what is there now, as the same path answers it',
  })
  current?: object;
}
