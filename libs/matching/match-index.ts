import type { DocumentRows } from './document-rows.js';
import type { FacetPostings } from './facet-postings.js';
import type { Facets } from './facets.js';
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
  /** How many different terms of a script a document with any has: [spaced, unspaced]. */
  readonly termsOfDocument: [number, number];
  /** Terms from this number on stand in no document; the lexicon brought them. */
  readonly documentTerms: number;
  /** Of its last documents only, once it is built. */
  readonly rows: DocumentRows;
  readonly profileIds: readonly string[];
  readonly workIds: StringTable;
  /** Per document: its work, or -1 for a profile's own words. */
  readonly workOfDocument: Int32Array;
  readonly languageOfDocument: Uint8Array;
  readonly facets: Facets;
  /** Which facets use which term, and where. */
  readonly postings: FacetPostings;
  /** By language of the need: how it is carried into the other, where works teach that. */
  readonly translators: readonly (Translator | undefined)[];
  /** By language of the need: the lexicon out of it. */
  readonly lexicon: readonly LexiconTables[];
  readonly background: Background;
}

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
  /** Terms, weights and uses of need n are at starts[n] to starts[n + 1] - 1. */
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
  readonly weights: Float64Array;
  readonly uses: Float64Array;
  /** The work that each of them is. */
  readonly works: StringTable;
  /** Mean and greatest of all profiles' hubs, before the mean is taken off. */
  readonly centre: Float64Array;
}
