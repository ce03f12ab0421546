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
  const { facets } = index;
  const { compared } = matcher;
  values.fill(0, at, at + CHANNELS.length);
  for (let f = facets.firsts[profile]; f < facets.firsts[profile + 1]; f++) {
    const slot = matcher.compare(f);
    values[at] += compared.usage[slot];
    if (facets.sumLengths[f] > 0) values[at + 1] += compared.totals[slot] / facets.sumLengths[f];
    values[at + 2] += compared.weighted[slot] / compared.weights[slot];
  }
}
