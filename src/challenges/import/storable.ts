import { type FieldCode, type FieldProblem, invalid } from '../../../libs/kernel/index.js';
import { type ChallengeText } from '../challenge-facts.js';
import { STORABLE } from '../draft/text-fields.js';

/** What the table itself takes, wider than the form, since sources are not ours to shorten. */
const LONGEST_TITLE = 2_000;
const LONGEST_TEXT = 200_000;
const AMOUNT = /^\d{1,15}(\.\d{1,2})?$/;
const MOST_MONTHS = 1_200;

/** 422 with fields for a record that the table would refuse, found before it is sent there. */
export function requireStorable(
  text: Partial<ChallengeText> & { title: string },
  origin: { externalId: string | null; notes: Record<string, string> },
): void {
  const problems = [
    ...problem('title', text.title === '', 'is missing', 'missing'),
    ...problem(
      'title',
      text.title.length > LONGEST_TITLE,
      `is longer than ${LONGEST_TITLE}`,
      'too-long',
    ),
    ...amountProblems('budgetMin', text.budgetMin),
    ...amountProblems('budgetMax', text.budgetMax),
    ...monthProblems(text.durationMonths),
    ...problem(
      'currency',
      !/^[A-Z]{3}$/.test(text.currency ?? 'CNY'),
      'is no ISO 4217 code',
      'malformed',
    ),
    ...Object.entries({ ...text, ...origin }).flatMap(([field, value]) =>
      textsIn(value).flatMap((part) => [
        ...problem(
          field,
          !STORABLE.test(part),
          'holds characters that cannot be stored',
          'unstorable',
        ),
        ...problem(field, part.length > LONGEST_TEXT, `is longer than ${LONGEST_TEXT}`, 'too-long'),
      ]),
    ),
  ];
  const [first] = problems;
  if (!first) return;
  const list = problems.map(({ field, message }) => `${field} ${message}`).slice(0, 20);
  throw invalid('challenge-not-storable', `${list.join('; ')}.`, problems);
}

const problem = (
  field: string,
  wrong: boolean,
  message: string,
  code: FieldCode,
): FieldProblem[] => (wrong ? [{ field, message, code }] : []);

const amountProblems = (field: string, amount: string | null | undefined): FieldProblem[] =>
  problem(
    field,
    amount !== null && amount !== undefined && !AMOUNT.test(amount),
    'is no amount',
    'malformed',
  );

function monthProblems(months: number | null | undefined): FieldProblem[] {
  if (months === null || months === undefined) return [];
  const right = Number.isInteger(months) && months >= 1 && months <= MOST_MONTHS;
  return problem('durationMonths', !right, 'is no number of months', 'malformed');
}

/** Every text inside a value, also in lists and in the members of objects. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => [key, ...textsIn(member)]);
}
