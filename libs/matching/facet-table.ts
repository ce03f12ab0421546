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
