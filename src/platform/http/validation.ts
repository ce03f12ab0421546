import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldProblem, invalid } from '../../../libs/kernel/index.js';
import { UnreadBody } from './body-type.js';
import { ruleProblem } from './rule-problem.js';
import { refuseUnfitId, refuseUnfitInput, shortName } from './unfit-input.js';

const MOST_PROBLEMS = 100;

/** Unknown keys are refused, types are converted only where a DTO says so, every fault is named. */
export const validationPipe = (): ValidationPipe => new InputPipe();

class InputPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      stopAtFirstError: true,
      validationError: { target: true, value: true },
      exceptionFactory: (errors) => problemsOf(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body') refuseUnfitBody(value);
    if (metadata.type !== 'custom') refuseUnfitInput(value, metadata.data);
    if (metadata.type === 'param' && metadata.data) refuseUnfitId(value, metadata.data);
    return super.transform(value, metadata);
  }
}

function refuseUnfitBody(value: unknown): void {
  if (value instanceof UnreadBody)
    throw new DomainError(
      'unsupported',
      'wrong-content-type',
      'Send the body as application/json.',
    );
  if (value === undefined || (typeof value === 'object' && value && !Array.isArray(value))) return;
  throw invalid('validation-failed', 'The body must be an object.', [
    { field: 'body', message: 'must be an object', code: 'wrong-type' },
  ]);
}

function problemsOf(errors: ValidationError[]): DomainError {
  const fields = errors.flatMap((error) => fieldsOf(error, '')).slice(0, MOST_PROBLEMS);
  const list = fields.map((field) => `${field.field} ${field.message}`).slice(0, 20);
  return new DomainError('invalid', 'validation-failed', `${list.join('; ')}.`, { fields });
}

function fieldsOf(error: ValidationError, prefix: string): FieldProblem[] {
  const field = `${prefix}${shortName(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, text]) => ({
    field,
    message: rule === 'whitelistValidation' ? 'is not known here' : shorten(text, error.property),
    ...ruleProblem(rule, error),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldsOf(child, `${field}.`))];
}

/** class-validator begins its sentences with the property's name; the field already says it. */
const shorten = (text: string, property: string): string =>
  text.startsWith(`${property} `) ? text.slice(property.length + 1) : text;
