import { firstFrom } from './ascending.js';

/**
 * The terms of each document and how often each occurs there: the forward index, and what
 * everything else is made of. 5 bytes a posting; the terms of a row ascend.
 *
 * The weight of a term in a document follows from count, rarity and the row's length
 * (see weigh.ts), so it need not be kept.
 */
export interface DocumentRows {
  /** Terms of document d are at starts[d] to starts[d + 1] - 1. */
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
  /** How often each occurs; MANY stands for that or more: see `manyCounts`. */
  readonly counts: Uint8Array;
  /** Places in `terms` of those that occur MANY times or more, ascending; and how often. */
  readonly manyAt: Uint32Array;
  readonly manyCounts: Uint32Array;
  /** Per document: length of its row of weights before they are divided by it. */
  readonly lengths: Float64Array;
}

/** Rows whose lengths are not known yet. */
export type CountedRows = Omit<DocumentRows, 'lengths'>;

export const MANY = 255;

/** How often the term at this place of `terms` occurs in its document. */
export function countAt(rows: CountedRows, at: number): number {
  const count = rows.counts[at];
  return count < MANY ? count : rows.manyCounts[firstFrom(rows.manyAt, at)];
}
