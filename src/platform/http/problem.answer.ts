import { ApiPropertyOptional } from '@nestjs/swagger';
import { Many, Text, Whole } from './answer-fields.js';

/** One thing wrong with one field. */
export class FieldProblemAnswer {
  @Text({ description: 'A dotted path such as `indicators.0.unit`' }) field: string;
  @Text() message: string;
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

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] },
    description: 'What a translated text needs, such as the deadline that has passed',
  })
  facts?: Record<string, string | number>;
}
