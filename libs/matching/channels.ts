import { CHANNELS, type Facets, type MatchIndex } from './match-index.js';
import type { NeedVector } from './need-vector.js';
import type { Postings } from './postings.js';

/**
 * Three views of one profile, each a cosine between 0 and 1 that is linear in the need's terms:
 *
 * - `profile`: with all the profile's texts joined into one;
 * - `centroid`: with the mean of its documents;
 * - `works`: the mean over its documents, each weighing e^(sharpness × its cosine), so that the
 *   best few works decide but one lucky hit does not.
 *
 * A profile with works in two languages has a facet in each; its value is the sum of theirs.
 * Input: a need vector. Output: values[profile × 3 + channel]. Cost: the postings of the need's
 * terms, 2 to 4 ns each. Worked example: docs/matching.md.
 */
export function scoreChannels(
  index: MatchIndex,
  similarities: Float64Array,
  values: Float64Array,
): void {
  const { facets, documents, options } = index;
  values.fill(0);
  for (let f = 0; f < facets.profiles.length; f++) {
    const at = facets.profiles[f] * CHANNELS.length;
    values[at] += similarities[documents + f];
    const { total, weighted, weights } = summarise(facets, f, similarities, options.sharpness);
    if (facets.sumLengths[f] > 0) values[at + 1] += total / facets.sumLengths[f];
    values[at + 2] += weighted / weights;
  }
}

/** Cosine of the need with every row of the index: documents, then facets. */
export function rowSimilarities(
  postings: Postings,
  rows: number,
  need: Pick<NeedVector, 'terms' | 'weights'>,
): Float64Array {
  const similarities = new Float64Array(rows);
  const { starts, rows: rowOf, weights } = postings;
  for (let i = 0; i < need.terms.length; i++) {
    const term = need.terms[i];
    const weight = need.weights[i];
    const end = starts[term + 1];
    for (let at = starts[term]; at < end; at++) similarities[rowOf[at]] += weight * weights[at];
  }
  return similarities;
}

/** Sums over the documents of a facet: cosines, weighted cosines, weights. */
export function summarise(
  facets: Facets,
  facet: number,
  similarities: Float64Array,
  sharpness: number,
): { total: number; weighted: number; weights: number } {
  let [total, weighted, weights] = [0, 0, 0];
  for (let at = facets.starts[facet]; at < facets.starts[facet + 1]; at++) {
    const similarity = similarities[facets.members[at]];
    const weight = Math.exp(sharpness * similarity);
    total += similarity;
    weighted += weight * similarity;
    weights += weight;
  }
  return { total, weighted, weights };
}
