import { type TFunction } from 'i18next';
import { type FieldProblem } from '../api/problem';

/** Why a value was not taken, by its code where the API gives one, else in the API's own words. */
export function sayFieldProblem(t: TFunction, problem: FieldProblem): string {
  const { code, message } = problem;
  if (!code) return message;
  const facts = 'facts' in problem && typeof problem.facts === 'object' ? problem.facts : {};
  return t([`problems:field.${code}`, `problems:${code}`], { ...facts, defaultValue: message });
}
