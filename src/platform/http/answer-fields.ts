import { applyDecorators, type Type } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiProperty } from '@nestjs/swagger';

/**
 * How the fields of an answer are described, from which the clients' types are made. A field that
 * is always there and may be empty ends in `OrNull`; one that may be absent is `{ absent: true }`.
 */
export interface FieldFacts {
  description?: string;
  example?: unknown;
  /** The key itself may be missing. */
  absent?: boolean;
}

interface Shape extends FieldFacts {
  type?: unknown;
  format?: string;
  nullable?: boolean;
}

const field = ({ absent = false, ...shape }: Shape): PropertyDecorator =>
  // The library's options are a union by `type`, which a table of them can't follow.
  ApiProperty({ ...shape, required: !absent } as Parameters<typeof ApiProperty>[0]);

export const Text = (facts: FieldFacts = {}) => field({ type: String, ...facts });
export const TextOrNull = (facts: FieldFacts = {}) =>
  field({ type: String, nullable: true, ...facts });
export const Texts = (facts: FieldFacts = {}) => field({ type: [String], ...facts });
export const Id = (facts: FieldFacts = {}) => field({ type: String, format: 'uuid', ...facts });
export const IdOrNull = (facts: FieldFacts = {}) =>
  field({ type: String, format: 'uuid', nullable: true, ...facts });
export const Whole = (facts: FieldFacts = {}) => field({ type: 'integer', ...facts });
export const WholeOrNull = (facts: FieldFacts = {}) =>
  field({ type: 'integer', nullable: true, ...facts });
export const Decimal = (facts: FieldFacts = {}) => field({ type: Number, ...facts });
export const DecimalOrNull = (facts: FieldFacts = {}) =>
  field({ type: Number, nullable: true, ...facts });
export const Numbers = (facts: FieldFacts = {}) => field({ type: [Number], ...facts });
/** Money travels as a decimal text with two places. */
export const Money = (facts: FieldFacts = {}) =>
  field({ type: String, example: '4680000.00', ...facts });
export const Flag = (facts: FieldFacts = {}) => field({ type: Boolean, ...facts });
export const Time = (facts: FieldFacts = {}) =>
  field({ type: String, format: 'date-time', ...facts });
export const TimeOrNull = (facts: FieldFacts = {}) =>
  field({ type: String, format: 'date-time', nullable: true, ...facts });

/** Another answer within this one. */
export const One = (type: Type, facts: FieldFacts = {}) => field({ type, ...facts });
export const OneOrNull = (type: Type, facts: FieldFacts = {}) =>
  field({ type, nullable: true, ...facts });
export const Many = (type: Type, facts: FieldFacts = {}) => field({ type: [type], ...facts });

interface Choices {
  enumName: string;
  enum: string[];
}

/** A choice with a name of its own, so that clients have one type for it wherever it stands. */
export const choices = (enumName: string, values: readonly string[]): Choices => ({
  ...{ enumName, enum: [...values] },
});
export const OneOf = (choice: Choices, facts: FieldFacts = {}) => field({ ...choice, ...facts });
export const OneOfOrNull = (choice: Choices, facts: FieldFacts = {}) =>
  field({ ...choice, nullable: true, ...facts });
export const SomeOf = (choice: Choices, facts: FieldFacts = {}) =>
  field({ ...choice, isArray: true, ...facts } as Shape);

/** What every page of a list has beside its `items`. */
export class PageAnswer {
  @Whole() page: number;
  @Whole() pageSize: number;
  @Whole({ description: 'Of what the caller may see' }) total: number;
}

/** The answer to a request that made something. */
export class CreatedAnswer {
  @Id() id: string;
}

/** An answer that is a file. */
export const AnswersFile = (mediaType: string) =>
  applyDecorators(
    ApiProduces(mediaType),
    ApiOkResponse({
      content: { [mediaType]: { schema: { type: 'string', format: 'binary' } } },
    }),
  );
