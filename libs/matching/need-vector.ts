import { joinTitle, languageOfText } from './corpus.js';
import { findTerms, type Occurrence } from './count-terms.js';
import type { MatchIndex } from './match-index.js';
import type { NeedText } from './types.js';
import { dampen } from './weigh.js';

/** A need as a sparse vector of length 1 (0 when no term of it is known). */
export interface NeedVector {
  terms: Uint32Array;
  weights: Float64Array;
  /** Language of the need, which chooses the scale it is measured on. */
  language: number;
}

/** A need read for explaining: its text and where its terms stand in it. */
export interface ReadNeed extends NeedVector {
  text: string;
  occurrences: Occurrence[];
}

/** Reads a need with the vocabulary of the index. Cost: one pass over the text. */
export function readNeed(index: MatchIndex, need: NeedText): ReadNeed {
  const text = joinTitle(need.title, need.text);
  const { known } = findTerms(index.vocabulary, text, index.options.longestText);
  const counts = new Map<number, number>();
  for (const { term } of known) counts.set(term, (counts.get(term) ?? 0) + 1);
  const terms = Uint32Array.from(counts.keys());
  const weights = Float64Array.from(counts, ([term, n]) => dampen(n) * index.rarities[term]);
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0));
  return {
    text,
    occurrences: known,
    language: languageOfText(text),
    terms,
    weights: length > 0 ? weights.map((weight) => weight / length) : weights,
  };
}
