import { conflict, DomainError, type FieldProblem, invalid } from '../../../libs/kernel/index.js';
import { type ChallengeText } from '../challenge-facts.js';

type Amounts = Pick<ChallengeText, 'budgetMin' | 'budgetMax' | 'mechanism' | 'maxAwards'>;

/** 422 for what even a draft can't be: a budget upside down, a race of one. */
export function requireSound(text: Amounts): void {
  const problems: FieldProblem[] = [];
  const { budgetMin, budgetMax } = text;
  if (budgetMin !== null && budgetMax !== null && Number(budgetMin) > Number(budgetMax))
    problems.push({
      ...{ field: 'budgetMax', message: 'must not be less than budgetMin' },
      ...{ code: 'too-small', facts: { min: budgetMin } },
    });
  if (text.mechanism === 'race' && text.maxAwards < 2)
    problems.push({
      ...{ field: 'maxAwards', message: 'must be 2 or more in a race' },
      ...{ code: 'too-small', facts: { min: 2 } },
    });
  if (problems.length === 0) return;
  const list = problems.map(({ field, message }) => `${field} ${message}`).join('; ');
  throw invalid('challenge-unsound', `${list}.`, problems);
}

export function requireFresh(current: number, given: number): void {
  if (given === current) return;
  const message = `Somebody has changed this meanwhile: it is at version ${current} now.`;
  throw new DomainError('conflict', 'stale-edit', message, { facts: { version: current } });
}

export const notEditable = (state: string): DomainError =>
  conflict('challenge-not-editable', `A challenge that is ${state} can't be edited in this way.`);

export function incomplete(missing: FieldProblem[]): DomainError {
  const list = missing.map(({ field, message }) => `${field} ${message}`).slice(0, 20);
  return invalid('challenge-incomplete', `Before submitting: ${list.join('; ')}.`, missing);
}
