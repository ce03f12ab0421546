import { translateByLexicon } from './lexicon.js';
import type { MatchIndex } from './match-index.js';
import type { NeedTerms } from './need-terms.js';
import { translate, type SparseVector } from './translate.js';

/**
 * A need in its own words, with its translation: what bilingual works teach and what the lexicon
 * knows, added up and made as long as the longer of the two (at most 1), times `translationWeight`.
 * The translation is a need of its own: its uses of terms follow from its weights, and their sum is
 * that of the need's own uses times its length.
 */
export function addTranslation(index: MatchIndex, written: NeedTerms, language: number): NeedTerms {
  if (written.terms.length === 0) return written;
  const translations = translationsOf(index, written, language).filter((t) => t.terms.length > 0);
  if (translations.length === 0) return written;
  const sum = addUp(translations);
  const length = index.options.translationWeight * Math.max(...translations.map(lengthOf));
  const counts = sum.weights.map((weight, i) => weight / index.rarities[sum.terms[i]]);
  return addNeeds(written, {
    terms: sum.terms,
    weights: times(sum.weights, length / lengthOf(sum)),
    uses: times(counts, (length * total(written.uses)) / total(counts)),
  });
}

function translationsOf(
  { translators, lexicon, rarities }: MatchIndex,
  written: SparseVector,
  language: number,
): SparseVector[] {
  const translator = translators[language];
  return [
    ...(translator ? [translate(translator, written, rarities)] : []),
    translateByLexicon(lexicon[language], written),
  ];
}

function addUp(vectors: SparseVector[]): SparseVector {
  const sums = new Map<number, number>();
  for (const { terms, weights } of vectors) {
    terms.forEach((term, i) => sums.set(term, (sums.get(term) ?? 0) + weights[i]));
  }
  const terms = Uint32Array.from(sums.keys()).sort();
  return { terms, weights: Float64Array.from(terms, (term) => sums.get(term) ?? 0) };
}

function addNeeds(first: NeedTerms, second: NeedTerms): NeedTerms {
  const { terms, weights } = addUp([first, second]);
  const byUse = [first, second].map((need) => ({ terms: need.terms, weights: need.uses }));
  return { terms, weights, uses: addUp(byUse).weights };
}

const times = (values: Float64Array, factor: number): Float64Array =>
  values.map((value) => value * factor);

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

const lengthOf = ({ weights }: SparseVector): number =>
  Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
