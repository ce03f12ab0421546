import type { MatchIndex } from './match-index.js';
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
  const { starts, terms, weights } = index.common.rows;
  let sum = similarities[row];
  const end = starts[row + 1];
  for (let at = starts[row]; at < end; at++) sum += common[terms[at]] * weights[at];
  similarities[row] = sum;
}
