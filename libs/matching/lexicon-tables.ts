import type { StringTable } from './string-table.js';

/** The lexicon out of one language, in the numbers of one index; see lexicon.ts. */
export interface LexiconTables {
  /** Entries by their last term, ascending: where it stands at the end, all of it may stand. */
  readonly lastTerms: Uint32Array;
  /** Terms of entry e in reading order: terms[starts[e]] to terms[starts[e + 1] - 1]. */
  readonly sources: Lists;
  readonly targets: Lists & { readonly weights: Float32Array };
  /** How the lexicon writes each entry. */
  readonly labels: StringTable;
}

/** Lists of term numbers, one after another. */
export interface Lists {
  readonly starts: Uint32Array;
  readonly terms: Uint32Array;
}
