import type { SparseVector } from './translate.js';

/**
 * A rough inverted index of facets, to find the few worth scoring in full.
 *
 * All three channels of a facet are nearly linear in the need: `profile` and `centroid` are, and for
 * `works` the plain mean of its documents stands. So one vector a facet holds what each term is
 * worth to its score, in 8 bits of a step of its own: a term's postings are facets and impacts.
 * 5 bytes a posting; documents have none.
 */
export interface FacetPostings {
  /** Postings of term t are at starts[t] to starts[t + 1] - 1. */
  readonly starts: Uint32Array;
  readonly facets: Uint32Array;
  readonly impacts: Uint8Array;
  /** By language of the need: per facet, points of score for one unit of impact. */
  readonly steps: readonly Float64Array[];
}

/** While an index is being built. */
export const NO_POSTINGS: FacetPostings = {
  starts: new Uint32Array(0),
  facets: new Uint32Array(0),
  impacts: new Uint8Array(0),
  steps: [],
};

/** What each facet would score for the need, about, before hubs and baseline. */
export function roughScores(
  { starts, facets, impacts, steps }: FacetPostings,
  need: SparseVector,
  language: number,
): Float64Array {
  const scores = new Float64Array(steps[language].length);
  for (let i = 0; i < need.terms.length; i++) {
    const term = need.terms[i];
    addImpacts(scores, need.weights[i], { facets, impacts }, starts[term], starts[term + 1]);
  }
  const ofFacet = steps[language];
  for (let facet = 0; facet < scores.length; facet++) scores[facet] *= ofFacet[facet];
  return scores;
}

function addImpacts(
  scores: Float64Array,
  weight: number,
  { facets, impacts }: Pick<FacetPostings, 'facets' | 'impacts'>,
  start: number,
  end: number,
): void {
  let at = start;
  for (; at + 3 < end; at += 4) {
    scores[facets[at]] += weight * impacts[at];
    scores[facets[at + 1]] += weight * impacts[at + 1];
    scores[facets[at + 2]] += weight * impacts[at + 2];
    scores[facets[at + 3]] += weight * impacts[at + 3];
  }
  for (; at < end; at++) scores[facets[at]] += weight * impacts[at];
}
