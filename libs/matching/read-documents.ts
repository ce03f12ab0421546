import type { Corpus } from './corpus.js';
import { addTerms } from './count-terms.js';
import { GrowingArray } from './growing-array.js';
import type { MatchIndex } from './match-index.js';
import type { EngineOptions } from './options.js';
import { dampen, inverseFrequencies, isSpaced, type DocumentFrequencies } from './weigh.js';
import { Vocabulary } from './vocabulary.js';
import type { Rows } from './postings.js';

/** Raw counts of the documents, row by row. */
export interface CountedRows {
  starts: GrowingArray;
  terms: GrowingArray;
  counts: GrowingArray;
}

export const emptyRows = (): CountedRows => {
  const rows = {
    starts: new GrowingArray(),
    terms: new GrowingArray(),
    counts: new GrowingArray(),
  };
  rows.starts.push(0);
  return rows;
};

/** Counts the terms of one document into a new row; new terms join the vocabulary. */
export function countDocument(
  rows: CountedRows,
  vocabulary: Vocabulary,
  text: string,
  longest: number,
): void {
  const counts = new Map<number, number>();
  for (const term of addTerms(vocabulary, text, longest)) {
    counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  pushRow(rows, counts);
}

/** Adds, for each facet, a row with the summed counts of its documents. */
export function joinFacets(rows: CountedRows, corpus: Corpus): void {
  for (const facet of corpus.facets) {
    const starts = rows.starts.view();
    const terms = rows.terms.view();
    const counts = rows.counts.view();
    const sums = new Map<number, number>();
    for (const d of facet.documents) {
      for (let at = starts[d]; at < starts[d + 1]; at++) {
        sums.set(terms[at], (sums.get(terms[at]) ?? 0) + counts[at]);
      }
    }
    pushRow(rows, sums);
  }
}

/** What the terms of an index are and weigh; see {@link MatchIndex}. */
type Weighing = Pick<MatchIndex, 'kinds' | 'rarities' | 'raritiesOfUnknown'>;

/**
 * How many documents (not facets) hold each term, the rarity that follows from it, and the rarity
 * of a term nobody has used.
 */
export function findRarities(
  rows: CountedRows,
  documents: number,
  vocabulary: Vocabulary,
  options: EngineOptions,
): { weighing: Weighing; frequencies: Uint32Array } {
  const kinds = vocabulary.kindsOfTerms();
  const starts = rows.starts.view();
  const terms = rows.terms.view();
  const found: DocumentFrequencies = {
    ofTerm: new Uint32Array(kinds.length),
    spaced: 0,
    unspaced: 0,
  };
  for (let d = 0; d < documents; d++) {
    let [spaced, unspaced] = [0, 0];
    for (let at = starts[d]; at < starts[d + 1]; at++) {
      found.ofTerm[terms[at]]++;
      if (isSpaced(kinds[terms[at]])) spaced = 1;
      else unspaced = 1;
    }
    found.spaced += spaced;
    found.unspaced += unspaced;
  }
  const weighing: Weighing = {
    kinds,
    rarities: inverseFrequencies(found, kinds, options.pairWeight),
    raritiesOfUnknown: [Math.log(1 + found.spaced), Math.log(1 + found.unspaced)],
  };
  return { weighing, frequencies: found.ofTerm };
}

/** Counts become weights; each row gets the length 1. */
export function weighRows(counted: CountedRows, rarities: Float32Array): Rows {
  const starts = counted.starts.toArray();
  const terms = counted.terms.toArray();
  const counts = counted.counts.view();
  const weights = new Float32Array(terms.length);
  for (let row = 0; row + 1 < starts.length; row++) {
    let squares = 0;
    for (let at = starts[row]; at < starts[row + 1]; at++) {
      const weight = dampen(counts[at]) * rarities[terms[at]];
      weights[at] = weight;
      squares += weight * weight;
    }
    const length = Math.sqrt(squares);
    for (let at = starts[row]; at < starts[row + 1]; at++) weights[at] /= length;
  }
  return { starts, terms, weights };
}

/** Length of the sum of each facet's unit document vectors: 1 for one document, at most their number. */
export function sumLengths(rows: Rows, corpus: Corpus, terms: number): Float64Array {
  const sum = new Float64Array(terms);
  return Float64Array.from(corpus.facets, (facet) => {
    for (const d of facet.documents) {
      for (let at = rows.starts[d]; at < rows.starts[d + 1]; at++) {
        sum[rows.terms[at]] += rows.weights[at];
      }
    }
    let squares = 0;
    for (const d of facet.documents) {
      for (let at = rows.starts[d]; at < rows.starts[d + 1]; at++) {
        const term = rows.terms[at];
        squares += sum[term] * sum[term];
        sum[term] = 0; // also keeps a term of two documents from counting twice
      }
    }
    return Math.sqrt(squares);
  });
}

function pushRow(rows: CountedRows, counts: Map<number, number>): void {
  for (const [term, count] of counts) {
    rows.terms.push(term);
    rows.counts.push(count);
  }
  rows.starts.push(rows.terms.length);
}
