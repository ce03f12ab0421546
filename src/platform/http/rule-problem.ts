import { getMetadataStorage, type ValidationError } from 'class-validator';
import { type FieldCode, type FieldProblem } from '../../../libs/kernel/index.js';

/** By the validator's own name of the rule that was broken. */
const CODES: Record<string, FieldCode> = {
  whitelistValidation: 'unknown',
  isString: 'wrong-type',
  isInt: 'wrong-type',
  isNumber: 'wrong-type',
  isBoolean: 'wrong-type',
  isArray: 'wrong-type',
  isObject: 'wrong-type',
  nestedValidation: 'wrong-type',
  unknownValue: 'wrong-type',
  isUuid: 'malformed',
  isEmail: 'malformed',
  isUrl: 'malformed',
  isIso8601: 'malformed',
  matches: 'malformed',
  isIn: 'not-a-choice',
  maxLength: 'too-long',
  minLength: 'too-short',
  arrayMaxSize: 'too-many',
  arrayMinSize: 'too-few',
  min: 'too-small',
  max: 'too-large',
};

/** What a broken rule of a form says in a code, with the numbers of the rule. */
export function ruleProblem(
  rule: string,
  error: ValidationError,
): Required<Pick<FieldProblem, 'code'>> & Pick<FieldProblem, 'facts'> {
  if (error.value === undefined || error.value === null) return { code: 'missing' };
  const numbers = numbersOf(rule, error);
  if (rule === 'isLength') return lengthProblem(error.value, numbers);
  const text = error.constraints?.[rule] ?? '';
  if (rule === 'matches' && text.endsWith('cannot be stored')) return { code: 'unstorable' };
  if (rule === 'matches' && text.endsWith('not be blank')) return { code: 'missing' };
  const code = CODES[rule] ?? 'malformed';
  const facts = factsOf(code, numbers);
  return facts ? { code, facts } : { code };
}

function lengthProblem(value: unknown, [min, max]: unknown[]): ReturnType<typeof ruleProblem> {
  if (typeof value !== 'string') return { code: 'wrong-type' };
  if (value === '') return { code: 'missing' };
  const long = typeof max === 'number' && value.length > max;
  return long
    ? { code: 'too-long', facts: { max } }
    : { code: 'too-short', facts: asFacts({ min }) };
}

function factsOf(code: FieldCode, [first]: unknown[]): FieldProblem['facts'] {
  if (code === 'not-a-choice' && Array.isArray(first)) return { choices: first.join(', ') };
  if (['too-long', 'too-many', 'too-large'].includes(code)) return asFacts({ max: first });
  if (['too-short', 'too-few', 'too-small'].includes(code)) return asFacts({ min: first });
  return undefined;
}

const asFacts = (facts: Record<string, unknown>): FieldProblem['facts'] =>
  Object.fromEntries(
    Object.entries(facts).flatMap(([key, value]) =>
      typeof value === 'number' ? [[key, value]] : [],
    ),
  );

/** The arguments that the rule was declared with on this property. */
function numbersOf(rule: string, { target, property }: ValidationError): unknown[] {
  if (!target) return [];
  const declared = getMetadataStorage()
    .getTargetValidationMetadatas(target.constructor, '', false, false)
    .find((metadata) => metadata.propertyName === property && metadata.name === rule);
  return declared?.constraints ?? [];
}
