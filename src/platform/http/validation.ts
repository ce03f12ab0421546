import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FieldProblem } from '../../../libs/kernel/index.js';

/** Unknown keys are refused, types are converted only where a DTO says so, every fault is named. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const fields = errors.flatMap((error) => fieldsOf(error, ''));
      const list = fields.map((field) => `${field.field} ${field.message}`).slice(0, 20);
      return new DomainError('invalid', 'validation-failed', `${list.join('; ')}.`, { fields });
    },
  });
}

function fieldsOf(error: ValidationError, prefix: string): FieldProblem[] {
  const field = `${prefix}${error.property}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, text]) => ({
    field,
    message: rule === 'whitelistValidation' ? 'is not known here' : shorten(text, error.property),
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => fieldsOf(child, `${field}.`))];
}

/** class-validator begins its sentences with the property's name; the field already says it. */
const shorten = (text: string, property: string): string =>
  text.startsWith(`${property} `) ? text.slice(property.length + 1) : text;
