import { refusal } from './refusal.js';
import type { Pair } from './types.js';

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** From the ids of needs and profiles to their numbers, in the order of ids. */
export interface Numbering {
  needs: Map<string, number>;
  profiles: Map<string, number>;
}

/** Numbers of ids that stand sorted; refuses, by its place in `given`, one that is there twice. */
export function numberIds(
  list: string,
  sorted: readonly { id: string }[],
  given: readonly { id: string }[],
): Map<string, number> {
  for (let i = 0; i < given.length; i++)
    if (typeof given[i].id !== 'string' || given[i].id === '')
      throw refusal(`${list}.${i}.id`, 'must be a text.');
  const numbers = new Map<string, number>();
  for (let i = 0; i < sorted.length; i++) numbers.set(sorted[i].id, i);
  if (numbers.size < sorted.length) {
    const seen = new Set<string>();
    const twice = given.findIndex(({ id }) => seen.size === seen.add(id).size);
    throw refusal(`${list}.${twice}.id`, `${given[twice].id} is given twice.`);
  }
  return numbers;
}

export const unknownNeed = (entry: string, { needId }: { needId: string }): Error =>
  refusal(`${entry}.needId`, `unknown need ${needId}.`);

export const unknownProfile = (entry: string, { profileId }: Pair): Error =>
  refusal(`${entry}.profileId`, `unknown profile ${profileId}.`);
