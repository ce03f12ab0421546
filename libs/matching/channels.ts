import { CHANNELS, type MatchIndex } from './match-index.js';
import type { Matcher } from './matcher.js';

/**
 * Three views of one profile:
 *
 * - `profile`: how much more all its texts use the need's terms than everybody does, see usage.ts;
 * - `centroid`: the cosine of the need with the mean of its documents;
 * - `works`: the mean cosine with its documents, each weighing e^(sharpness × its cosine), so that the
 *   best few works decide but one lucky hit does not.
 *
 * A profile with works in two languages has a facet in each; its value is the sum of theirs.
 * Input: a matcher that visits the profile. Output: values[at + channel]. Cost: see
 * {@link Matcher}. Worked example: docs/matching.md.
 */
export function scoreProfile(
  index: MatchIndex,
  matcher: Matcher,
  profile: number,
  values: Float64Array,
  at = 0,
): void {
  const { facets, options } = index;
  values.fill(0, at, at + CHANNELS.length);
  for (let f = facets.firsts[profile]; f < facets.firsts[profile + 1]; f++) {
    values[at] += matcher.usageOf(f);
    const sums = summarise(matcher.similaritiesOf(f), options.sharpness);
    if (facets.sumLengths[f] > 0) values[at + 1] += sums.total / facets.sumLengths[f];
    values[at + 2] += sums.weighted / sums.weights;
  }
}

/** Sums over the cosines of some documents: cosines, weighted cosines, weights. */
export function summarise(
  similarities: Float64Array,
  sharpness: number,
): { total: number; weighted: number; weights: number } {
  let [total, weighted, weights] = [0, 0, 0];
  for (let d = 0; d < similarities.length; d++) {
    const similarity = similarities[d];
    const weight = similarity === 0 ? 1 : Math.exp(sharpness * similarity);
    total += similarity;
    weighted += weight * similarity;
    weights += weight;
  }
  return { total, weighted, weights };
}
