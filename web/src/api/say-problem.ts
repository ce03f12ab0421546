import { type TFunction } from 'i18next';
import { type Problem } from './problem';

/** The sentence for a problem by its code; the API's own English one where none is written. */
export function sayProblem(t: TFunction, problem: Problem): string {
  const key = `problems:${problem.code}`;
  return t(key, { ...problem.facts, defaultValue: problem.message });
}
