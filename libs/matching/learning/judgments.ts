import { assert } from '../../kernel/index.js';
import { factorsOf, type View, type ViewWeights } from './views.js';

/** What people did with a candidate, worst first; the place in this list is the grade. */
export const JUDGMENTS = ['dismissed', 'passed-over', 'shortlisted', 'bid', 'awarded'] as const;
export type Judgment = (typeof JUDGMENTS)[number];

export const gradeOf = (judgment: Judgment): number => JUDGMENTS.indexOf(judgment);

/** One candidate as it stood in the list that people saw. */
export interface SeenCandidate {
  profileId: string;
  /** Place in that list, from 1. */
  place: number;
  /** Parts of its explanation. */
  parts: readonly { name: string; value: number }[];
  /** What somebody did with it, and who; null where nobody did anything that counts. */
  judgment: Exclude<Judgment, 'passed-over'> | null;
  deciderId: string | null;
  /** Decided about for a reason that says nothing of fit: it is neither chosen nor passed over. */
  isSetAside?: boolean;
}

/** One need with the list in which people decided. */
export interface JudgedNeed {
  needId: string;
  /** By which weights that list was ranked. */
  weights: ViewWeights;
  /**
   * `finished`: people were done with it. `begun`: whoever stands below the last one decided about
   * may not have been looked at. `other`: they decided in another list than this one, so that
   * nobody here was passed over.
   */
  reading: 'finished' | 'begun' | 'other';
  candidates: readonly SeenCandidate[];
}

/**
 * Per view what it would give the candidate by shipped weights, and last what no weight changes.
 * Throws an AssertionError for a number that is none. A part whose weight was 0 says nothing: 0.
 */
export function valuesOf(
  views: readonly View[],
  weights: ViewWeights,
  { parts }: Pick<SeenCandidate, 'parts'>,
): Float64Array {
  const factors = factorsOf(views, weights);
  const values = new Float64Array(views.length + 1);
  for (const { name, value } of parts) {
    assert(Number.isFinite(value), `part ${name} of an explanation is no number`);
    const view = views.findIndex((one) => one.name === name);
    if (view < 0) values[views.length] += value;
    else if (factors[view] > 0) values[view] += value / factors[view];
  }
  return values;
}
