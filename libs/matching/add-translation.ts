import { translateByLexicon } from './lexicon.js';
import type { MatchIndex } from './match-index.js';
import { translate, type SparseVector } from './translate.js';

/**
 * A vector in the need's own words, with its translation: what bilingual works teach and what the
 * lexicon knows, added up and made as long as the longer of the two (at most 1), times
 * `translationWeight`.
 */
export function addTranslation(
  index: MatchIndex,
  written: SparseVector,
  language: number,
): SparseVector {
  if (written.terms.length === 0) return written;
  const translations = translationsOf(index, written, language).filter((t) => t.terms.length > 0);
  if (translations.length === 0) return written;
  const translated = addUp(translations);
  const longest = Math.max(...translations.map(lengthOf));
  const scale = (index.options.translationWeight * longest) / lengthOf(translated);
  const weights = translated.weights.map((weight) => weight * scale);
  return addUp([written, { terms: translated.terms, weights }]);
}

function translationsOf(
  { translators, lexicon }: MatchIndex,
  written: SparseVector,
  language: number,
): SparseVector[] {
  const translator = translators[language];
  return [
    ...(translator ? [translate(translator, written)] : []),
    translateByLexicon(lexicon[language], written),
  ];
}

function addUp(vectors: SparseVector[]): SparseVector {
  const sums = new Map<number, number>();
  for (const { terms, weights } of vectors) {
    terms.forEach((term, i) => sums.set(term, (sums.get(term) ?? 0) + weights[i]));
  }
  return { terms: Uint32Array.from(sums.keys()), weights: Float64Array.from(sums.values()) };
}

const lengthOf = ({ weights }: SparseVector): number =>
  Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
