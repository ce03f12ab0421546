import type { MatchIndex } from './match-index.js';
import { translate, type SparseVector } from './translate.js';

/** A vector in the need's own words, with its translation where the index has learnt one. */
export function addTranslation(
  index: MatchIndex,
  written: SparseVector,
  language: number,
): SparseVector {
  const translator = index.translators[language];
  if (!translator || written.terms.length === 0) return written;
  const translated = translate(translator, written);
  const sums = new Map<number, number>();
  written.terms.forEach((term, i) => sums.set(term, written.weights[i]));
  translated.terms.forEach((term, i) => {
    const weight = index.options.translationWeight * translated.weights[i];
    sums.set(term, (sums.get(term) ?? 0) + weight);
  });
  return { terms: Uint32Array.from(sums.keys()), weights: Float64Array.from(sums.values()) };
}
