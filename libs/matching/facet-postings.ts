import type { Facets } from './facets.js';
import type { NeedTerms } from './need-terms.js';

/**
 * A rough inverted index of facets, to find the few worth scoring in full.
 *
 * The channels `profile` and `centroid` are linear in the need, and for `works` the plain mean of a
 * facet's documents stands, which is linear too. So two vectors a facet tell what each term is worth:
 * the sum of its documents' vectors for the need's weights, and how it uses terms for the need's
 * uses; each in 8 bits of a step of its own. 6 bytes a posting; documents have none. What a unit of
 * a channel is worth is put in when a need comes.
 */
export interface FacetPostings {
  /** Postings of term t are at starts[t] to starts[t + 1] - 1. */
  readonly starts: Uint32Array;
  readonly facets: Uint32Array;
  /** Weight in the sum of documents, and 256 × weight of its use. */
  readonly impacts: Uint16Array;
  /** Per facet, in turn: what one unit of either impact is. */
  readonly steps: Float64Array;
}

/** While an index is being built. */
export const NO_POSTINGS: FacetPostings = {
  starts: new Uint32Array(0),
  facets: new Uint32Array(0),
  impacts: new Uint16Array(0),
  steps: new Float64Array(0),
};

/**
 * What each facet scores for the need, about, before hubs and baseline; `units` are the points of a
 * unit of each channel.
 */
export function roughScores(
  postings: FacetPostings,
  { starts, sumLengths }: Facets,
  need: NeedTerms,
  [ofProfile, ofCentroid, ofWorks]: readonly number[],
): Float64Array {
  const { steps } = postings;
  const sums = new Float64Array(steps.length);
  for (let i = 0; i < need.terms.length; i++) {
    addImpacts(sums, postings, need.terms[i], need.weights[i], need.uses[i]);
  }
  const scores = new Float64Array(steps.length / 2);
  for (let facet = 0; facet < scores.length; facet++) {
    const at = 2 * facet;
    const documents = starts[facet + 1] - starts[facet];
    // A facet without a known term has sums of 0 and a length that may be 0 too.
    const ofSum = ofCentroid / (sumLengths[facet] || 1) + ofWorks / documents;
    scores[facet] = ofSum * steps[at] * sums[at] + ofProfile * steps[at + 1] * sums[at + 1];
  }
  return scores;
}

function addImpacts(
  sums: Float64Array,
  { starts, facets, impacts }: FacetPostings,
  term: number,
  weight: number,
  uses: number,
): void {
  const end = starts[term + 1];
  for (let at = starts[term]; at < end; at++) {
    const to = 2 * facets[at];
    const both = impacts[at];
    sums[to] += weight * (both & 255);
    sums[to + 1] += uses * (both >>> 8);
  }
}
