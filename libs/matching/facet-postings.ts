import type { OccurrenceLists } from './occurrences.js';

/**
 * An inverted index of facets: a rough half to find the few worth scoring in full, and an exact one
 * that says which documents of a facet use a term.
 *
 * The rough half: the channels `profile` and `centroid` are linear in the need, and for `works` the
 * plain mean of a facet's documents stands, which is linear too. So two vectors a facet tell what
 * each term is worth: the sum of its documents' vectors for the need's weights, and how it uses terms
 * for the need's uses; together in 8 bits, see impacts.ts. What a unit of a channel is worth is put in
 * when a need comes.
 *
 * A **common** term is one of many facets. It has a number for every facet, and no postings: these
 * few terms are more than four in five of what a need asks for, and walking them in step with the
 * facets takes a third of the time. For the exact half they lie facet by facet, the commonest side
 * by side.
 *
 * 4 bytes a posting, 2 a facet for each common term, and mostly one for each document of a list
 * that is longer than one.
 */
export interface FacetPostings {
  /** Block by block, see {@link blocksOf}, the postings of each term. */
  readonly starts: Uint32Array;
  /**
   * Postings: the facet of its block × 65,536 + impact × 256 + code of the list of documents. They
   * ascend within a term and block.
   */
  readonly words: Uint32Array;
  /**
   * Documents of a posting, their code in its last 8 bits, and of a common term, at
   * `common.codes[facet × common terms + number of the common term]`; see occurrences.ts.
   */
  readonly lists: OccurrenceLists;
  /** The common terms, commonest first. */
  readonly common: Uint32Array;
  /** A row for each common term, see nibble-rows.ts: steps of its weights, and of its usages; */
  readonly commonImpacts: Uint32Array;
  /**
   * what they stand for, by common term in turn: lowest weight and step of weights, as parts of the
   * facet's spread and for a rarity of 1; lowest usage and step of usages.
   */
  readonly commonRanges: Float64Array;
  /**
   * Per facet, in turn: the unit of impacts' weights, see impacts.ts; its spread, what one use in each
   * document would weigh; and the parts of texts of the two lengths that make up how it uses terms.
   */
  readonly scales: Float32Array;
  /** Those two lengths, in uses of terms: the shorter and the longer. */
  readonly lengths: Float64Array;
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
export function blocksOf({
  starts,
  scales,
}: Pick<FacetPostings, 'starts' | 'scales'>): FacetBlock[] {
  const facets = scales.length / 4;
  const blocks = Math.ceil(facets / BLOCK);
  const terms = (starts.length - 1) / blocks;
  return Array.from({ length: blocks }, (_, block) => ({
    first: block * BLOCK,
    end: Math.min(facets, (block + 1) * BLOCK),
    starts: starts.subarray(block * terms, (block + 1) * terms + 1),
  }));
}

const NO_PLACES = { places: new Uint32Array(1) };

/** While an index is being built. */
export const NO_POSTINGS: FacetPostings = {
  starts: new Uint32Array(0),
  words: new Uint32Array(0),
  lists: {
    rare: { ...NO_PLACES, codes: new Uint32Array(0) },
    common: { ...NO_PLACES, codes: new Uint8Array(0) },
    occurrences: new Uint8Array(0),
  },
  common: new Uint32Array(0),
  commonImpacts: new Uint32Array(0),
  commonRanges: new Float64Array(0),
  scales: new Float32Array(0),
  lengths: Float64Array.of(1, 2),
};
