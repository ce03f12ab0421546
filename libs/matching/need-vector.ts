import { addTranslation } from './add-translation.js';
import { tally } from './ascending.js';
import { joinTitle, languageOfText } from './corpus.js';
import { findTerms, type Occurrence, type Unknown } from './count-terms.js';
import type { MatchIndex } from './match-index.js';
import type { NeedTerms } from './need-terms.js';
import type { SparseVector } from './translate.js';
import type { NeedText } from './types.js';
import { dampen } from './weigh.js';

/**
 * A need as a sparse vector. With its unknown terms its length would be 1: a need that the corpus
 * half knows scores half, so that scores of different needs can be compared.
 */
export interface NeedVector extends NeedTerms {
  /** Language of the need, which chooses the scale it is measured on. */
  language: number;
}

/** A need read for explaining: its text and where its terms stand in it. */
export interface ReadNeed extends NeedVector {
  text: string;
  occurrences: Occurrence[];
  /** How many different terms these are; the others came by translation. */
  written: number;
}

/** Reads a need with the vocabulary of the index. Cost: one pass over the text. */
export function readNeed(index: MatchIndex, need: NeedText): ReadNeed {
  const text = joinTitle(need.title, need.text);
  const found = findTerms(index.vocabulary, text, index.options.longestText);
  const { unknown } = found;
  // A need of nothing but grammar asks for nothing.
  const known = found.asks ? found.known : [];
  const used = new Uint32Array(known.length);
  for (let i = 0; i < known.length; i++) used[i] = known[i].term;
  const { numbers: terms, times } = tally(used);
  const damped = new Float64Array(terms.length);
  const weights = new Float64Array(terms.length);
  let squares = 0;
  for (let i = 0; i < terms.length; i++) {
    damped[i] = dampen(times[i]);
    weights[i] = damped[i] * index.rarities[terms[i]];
    squares += weights[i] * weights[i];
  }
  const length = Math.sqrt(squares + squaresOfUnknown(index, unknown));
  if (length > 0) for (let i = 0; i < terms.length; i++) weights[i] /= length;
  const language = languageOfText(text);
  const written = {
    terms,
    weights,
    uses: shares(damped, usesOfUnknown(unknown)),
  };
  return {
    text,
    occurrences: known,
    written: terms.length,
    language,
    ...addTranslation(index, written, language),
  };
}

/** What the terms that the vocabulary lacks would add to the squared length, were they known. */
export function squaresOfUnknown(index: MatchIndex, unknown: Unknown): number {
  const [spaced, unspaced] = index.raritiesOfUnknown;
  const pair = index.options.pairWeight ** 2;
  return (
    spaced ** 2 * (unknown.words + pair * unknown.wordPairs) +
    unspaced ** 2 * (unknown.grams + pair * unknown.gramPairs)
  );
}

export const usesOfUnknown = ({ words, wordPairs, grams, gramPairs }: Unknown): number =>
  words + wordPairs + grams + gramPairs;

/** A document taken as a need. */
export const asNeed = (index: MatchIndex, { terms, weights }: SparseVector): NeedTerms => ({
  terms,
  weights,
  uses: shares(weights.map((weight, i) => weight / index.rarities[terms[i]])),
});

/** Shares of the uses, `others` being uses of terms that are not known. */
function shares(uses: Float64Array, others = 0): Float64Array {
  const parts = new Float64Array(uses.length);
  let total = others;
  for (let i = 0; i < uses.length; i++) total += uses[i];
  if (total > 0) for (let i = 0; i < uses.length; i++) parts[i] = uses[i] / total;
  return parts;
}
