import type { NeedTerms } from './need-terms.js';

/**
 * Many needs as postings: for each term the needs that ask for it and what it counts there. The
 * other way round from an index of documents, for a profile that meets many needs at once.
 */
export interface NeedPostings {
  /** How many needs there are; they are numbered from 0. */
  readonly needs: number;
  /** Postings of term t are at starts[t] to starts[t + 1] - 1. */
  readonly starts: Uint32Array;
  readonly numbers: Uint32Array;
  /** Weight in the need times the term's rarity. */
  readonly weights: Float64Array;
  readonly uses: Float64Array;
}

/** Lays out needs in the terms of these rarities. Cost: two passes over them, and one over all terms. */
export function layOutNeeds(vectors: readonly NeedTerms[], rarities: Float32Array): NeedPostings {
  const terms = rarities.length;
  const starts = new Uint32Array(terms + 1);
  for (const vector of vectors) for (const term of vector.terms) starts[term + 1]++;
  for (let term = 0; term < terms; term++) starts[term + 1] += starts[term];
  const place = starts.slice(0, terms);
  const numbers = new Uint32Array(starts[terms]);
  const weights = new Float64Array(starts[terms]);
  const uses = new Float64Array(starts[terms]);
  vectors.forEach((vector, number) => {
    vector.terms.forEach((term, i) => {
      const at = place[term]++;
      numbers[at] = number;
      weights[at] = vector.weights[i] * rarities[term];
      uses[at] = vector.uses[i];
    });
  });
  return { needs: vectors.length, starts, numbers, weights, uses };
}
