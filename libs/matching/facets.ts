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
  /** How often its texts use any term. */
  readonly uses: Float64Array;
}

/** Facets that are not measured yet. */
export type FacetLayout = Omit<Facets, 'sumLengths' | 'uses'>;
