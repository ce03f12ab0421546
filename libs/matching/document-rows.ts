import { firstFrom } from './ascending.js';

/**
 * The terms of each document and how often each occurs there: the forward index, and what
 * everything else is made of. 5 bytes a posting; the terms of a row ascend.
 *
 * The weight of a term in a document follows from count, rarity and the row's length
 * (see weigh.ts), so it need not be kept.
 *
 * Rows are there while an index is built, and in a layer. A finished index keeps those of its last
 * documents, which no facet holds: the others stand in the postings too, see recover-rows.ts.
 */
export interface DocumentRows {
  /** Terms of document first + n are at starts[n] to starts[n + 1] - 1, see {@link firstWithRow}. */
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
  /** How often each occurs; MANY stands for that or more: see `manyCounts`. */
  readonly counts: Uint8Array;
  /** Places in `terms` of those that occur MANY times or more, ascending; and how often. */
  readonly manyAt: Uint32Array;
  readonly manyCounts: Uint32Array;
  /** Per document, all of them: length of its row of weights before they are divided by it. */
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

/** The first document that has a row: 0 while building and in a layer. */
export const firstWithRow = ({ starts, lengths }: DocumentRows): number =>
  lengths.length - (starts.length - 1);

/** Lets the rows before a document go; all of them are there. The lengths of all stay. */
export function keepRowsFrom(document: number, rows: DocumentRows): DocumentRows {
  const from = rows.starts[document];
  const many = firstFrom(rows.manyAt, from);
  // Copied, as a part of an array would hold all its memory.
  return {
    starts: rows.starts.slice(document).map((at) => at - from),
    terms: rows.terms.slice(from),
    counts: rows.counts.slice(from),
    manyAt: rows.manyAt.slice(many).map((at) => at - from),
    manyCounts: rows.manyCounts.slice(many),
    lengths: rows.lengths,
  };
}
