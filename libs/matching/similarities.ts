import type { MatchIndex } from './match-index.js';
import type { Rows } from './postings.js';
import type { SparseVector } from './translate.js';

/**
 * Cosine of the need with every row of the index: documents, then facets.
 *
 * Cost: the postings of the need's rare terms (2 to 4 ns each) and all common terms of all rows
 * (1 ns each, read in order).
 */
export function rowSimilarities(index: MatchIndex, need: SparseVector): Float64Array {
  const similarities = rareSimilarities(index, need);
  const common = commonWeights(index, need);
  for (let row = 0; row < similarities.length; row++) addCommon(index, common, row, similarities);
  return similarities;
}

/** What the need's rare terms give each row. */
export function rareSimilarities(index: MatchIndex, need: SparseVector): Float64Array {
  const { starts, rows, weights } = index.postings;
  const similarities = new Float64Array(index.common.rows.starts.length - 1);
  for (let i = 0; i < need.terms.length; i++) {
    const weight = need.weights[i];
    const end = starts[need.terms[i] + 1];
    for (let at = starts[need.terms[i]]; at < end; at++) {
      similarities[rows[at]] += weight * weights[at];
    }
  }
  return similarities;
}

/** The need's weight of each common term, by its small number. */
export function commonWeights({ common }: MatchIndex, need: SparseVector): Float64Array {
  const weights = new Float64Array(common.numbers.size);
  for (let i = 0; i < need.terms.length; i++) {
    const number = common.numbers.get(need.terms[i]);
    if (number !== undefined) weights[number] = need.weights[i];
  }
  return weights;
}

/**
 * Adds what the common terms give one row. The order of additions is the same for one row as for
 * all, so that a row has the same cosine to the last bit whichever way it was reached.
 */
export function addCommon(
  index: MatchIndex,
  common: Float64Array,
  row: number,
  similarities: Float64Array,
): void {
  similarities[row] += product(index.common.rows, row, common);
}

/** Product of a row of common terms with the need's weights of them. */
export function product({ starts, terms, weights }: Rows, row: number, need: Float64Array): number {
  // Two sums side by side: additions to one alone would wait for each other.
  let [even, odd] = [0, 0];
  const end = starts[row + 1];
  let at = starts[row];
  for (; at + 1 < end; at += 2) {
    even += need[terms[at]] * weights[at];
    odd += need[terms[at + 1]] * weights[at + 1];
  }
  if (at < end) even += need[terms[at]] * weights[at];
  return even + odd;
}
