import type { OccurrenceLists } from './occurrences.js';

/**
 * An inverted index of facets: a rough half to find the few worth scoring in full, and an exact one
 * that says which documents of a facet use a term.
 *
 * The rough half: the channels `profile` and `centroid` are linear in the need, and for `works` the
 * plain mean of a facet's documents stands, which is linear too. So two vectors a facet tell what
 * each term is worth: the sum of its documents' vectors for the need's weights, and how it uses terms
 * for the need's uses; each in 8 bits of a step of its own. What a unit of a channel is worth is put
 * in when a need comes.
 *
 * A **common** term is one of many facets. It has a number for every facet, 0 where it is absent,
 * and no postings: these few terms are more than four in five of what a need asks for, and walking
 * them in step with the facets takes a third of the time. For the exact half they lie facet by facet,
 * the commonest side by side.
 *
 * 5 bytes a posting, 3 a facet for each common term, and mostly one for each document of a list
 * that is longer than one.
 */
export interface FacetPostings {
  /** Block by block, see {@link blocksOf}, the postings of each term. */
  readonly starts: Uint32Array;
  /** Which facet of its block; they ascend within a term and block. */
  readonly facets: Uint16Array;
  /** Weight in the sum of documents, and 256 × weight of its use. */
  readonly impacts: Uint16Array;
  /**
   * Documents of a posting, at `rare.codes[at]`, and of a common term, at
   * `common.codes[facet × common terms + number of the common term]`; see occurrences.ts.
   */
  readonly lists: OccurrenceLists;
  /** The common terms, commonest first. */
  readonly common: Uint32Array;
  /** A row of bytes for each common term, see byte-rows.ts: its weights in the sums of documents, */
  readonly commonWeights: Uint32Array;
  /** and those of its uses. */
  readonly commonUses: Uint32Array;
  /** Per facet, in turn: what one unit of either impact is. */
  readonly steps: Float64Array;
}

/** Facets of a block, so that 16 bits name one. */
export const BLOCK = 2 ** 16;

/** So many facets one after another, with postings of their own. */
export interface FacetBlock {
  /** The facets `first` to `end` - 1. */
  readonly first: number;
  readonly end: number;
  /** Postings of term t in the block are at starts[t] to starts[t + 1] - 1. */
  readonly starts: Uint32Array;
}

/** The blocks of an index, in the order of their facets; one holds all of most. */
export function blocksOf({ starts, steps }: Pick<FacetPostings, 'starts' | 'steps'>): FacetBlock[] {
  const facets = steps.length / 2;
  const blocks = Math.ceil(facets / BLOCK);
  const terms = (starts.length - 1) / blocks;
  return Array.from({ length: blocks }, (_, block) => ({
    first: block * BLOCK,
    end: Math.min(facets, (block + 1) * BLOCK),
    starts: starts.subarray(block * terms, (block + 1) * terms + 1),
  }));
}

const NO_LISTS = { codes: new Uint8Array(0), places: new Uint32Array(0) };

/** While an index is being built. */
export const NO_POSTINGS: FacetPostings = {
  starts: new Uint32Array(0),
  facets: new Uint16Array(0),
  impacts: new Uint16Array(0),
  lists: {
    rare: NO_LISTS,
    common: NO_LISTS,
    occurrences: new Uint8Array(0),
  },
  common: new Uint32Array(0),
  commonWeights: new Uint32Array(0),
  commonUses: new Uint32Array(0),
  steps: new Float64Array(0),
};
