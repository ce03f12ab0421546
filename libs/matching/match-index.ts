import type { DocumentRows } from './document-rows.js';
import type { FacetPostings } from './facet-postings.js';
import type { LexiconTables } from './lexicon-tables.js';
import type { EngineOptions } from './options.js';
import type { StringTable } from './string-table.js';
import type { Translator } from './translate.js';
import type { Vocabulary } from './vocabulary.js';

/** Everything that ranking needs, frozen when it was built. Treat it as opaque. */
export interface MatchIndex {
  readonly version: string;
  readonly options: EngineOptions;
  readonly vocabulary: Vocabulary;
  /** Kind of each term (word, character, pair of either). */
  readonly kinds: Uint8Array;
  /** Weight of each term from its rarity. */
  readonly rarities: Float32Array;
  /** Rarity of a term that no document holds, per script: [spaced, unspaced]. */
  readonly raritiesOfUnknown: [number, number];
  /** Terms from this number on stand in no document; the lexicon brought them. */
  readonly documentTerms: number;
  readonly rows: DocumentRows;
  readonly profileIds: readonly string[];
  readonly workIds: StringTable;
  /** Per document: its work, or -1 for a profile's own words. */
  readonly workOfDocument: Int32Array;
  readonly languageOfDocument: Uint8Array;
  readonly facets: Facets;
  /** Finds the facets worth scoring. */
  readonly rough: FacetPostings;
  /** By language of the need: how it is carried into the other, where works teach that. */
  readonly translators: readonly (Translator | undefined)[];
  /** By language of the need: the lexicon out of it. */
  readonly lexicon: readonly LexiconTables[];
  readonly background: Background;
}

/** Facets in flat arrays; those of one profile are neighbours. */
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

/** While an index is being built. */
export const NO_POSTINGS: FacetPostings = {
  starts: new Uint32Array(0),
  facets: new Uint32Array(0),
  impacts: new Uint8Array(0),
  steps: [],
};

/** The channels, in the order of every array that holds one number a channel. */
export const CHANNELS = ['profile', 'centroid', 'works'] as const;

/** What unrelated pairs score, for needs in one language. */
export interface ChannelScale {
  means: Float64Array;
  deviations: Float64Array;
}

export interface Background {
  /** By language of the need. */
  readonly scales: readonly ChannelScale[];
  /** By language of the need: per profile, how high it stands for needs that are not its own. */
  readonly hubs: readonly Float64Array[];
  /** By language: the needs that both were measured with. */
  readonly needs: readonly FrozenNeeds[];
}

/** Background needs as vectors, in the numbers of the vocabulary. */
export interface FrozenNeeds {
  /** Terms and weights of need n are at starts[n] to starts[n + 1] - 1. */
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
  readonly weights: Float64Array;
  /** The work that each of them is. */
  readonly works: StringTable;
  /** Mean and greatest of all profiles' hubs, before the mean is taken off. */
  readonly centre: Float64Array;
}
