/**
 * Facets in flat arrays; those of one profile are neighbours. The texts of one profile in one
 * language are a facet.
 */
export interface Facets {
  readonly profiles: Uint32Array;
  /** Language of the facet's texts. */
  readonly languages: Uint8Array;
  /** Facets of profile p are firsts[p] to firsts[p + 1] - 1. */
  readonly firsts: Uint32Array;
  /** Documents of facet f are members[starts[f]] to members[starts[f + 1] - 1]. */
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
  /** Length of the sum of the facet's unit document vectors. */
  readonly sumLengths: Float64Array;
  /** Length of the row of the facet's joined texts, before its weights are divided by it. */
  readonly wholeLengths: Float64Array;
}

/** Facets whose lengths are not known yet. */
export type FacetLayout = Omit<Facets, 'sumLengths' | 'wholeLengths'>;
