import { GRAM_PAIR, WORD, WORD_PAIR } from './vocabulary.js';

/** How many documents hold each term, and how many hold any term of its script. */
export interface DocumentFrequencies {
  ofTerm: Uint32Array;
  spaced: number;
  unspaced: number;
}

/**
 * Weight of each term from its rarity: ln(1 + N / df), times `pairWeight` for a pair. N counts the
 * documents that hold any term of the same script, so that a small Chinese part of a large English
 * corpus has weights of its own; a script that no document has counts as if one had it.
 */
export function inverseFrequencies(
  frequencies: DocumentFrequencies,
  kinds: ArrayLike<number>,
  pairWeight: number,
): Float32Array {
  const weights = new Float32Array(kinds.length);
  for (let term = 0; term < kinds.length; term++) {
    const kind = kinds[term];
    const documents = isSpaced(kind) ? frequencies.spaced : frequencies.unspaced;
    const rarity = Math.log(
      1 + Math.max(1, documents) / Math.max(1, frequencies.ofTerm[term] ?? 1),
    );
    weights[term] = isPair(kind) ? rarity * pairWeight : rarity;
  }
  return weights;
}

export const isPair = (kind: number): boolean => kind === WORD_PAIR || kind === GRAM_PAIR;

export const isSpaced = (kind: number): boolean => kind === WORD || kind === WORD_PAIR;

/** A term that occurs often says more, but ever less with each time: 1 + ln(count). */
export const dampen = (count: number): number =>
  count < DAMPENED.length ? DAMPENED[count] : 1 + Math.log(count);

const DAMPENED = Float64Array.from({ length: 1024 }, (_, count) => 1 + Math.log(count));

/** Weight of a term in a row that is made a vector of length 1 by this length. */
export const weightIn = (length: number, count: number, rarity: number): number =>
  (dampen(count) * rarity) / length;
