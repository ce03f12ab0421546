import { chineseWords, isWeakChineseWord, normalise, tokenise } from '../../../libs/text/index.js';

/** A word to look for in other challenges, and how much it says of this one. */
export interface TellingWord {
  /** As the search text of challenges spells it: folded, a Latin word as its stem. */
  word: string;
  /** As this challenge writes it. */
  shown: string;
  weight: number;
}

/** Parts of a challenge's text, the weightiest first; a word counts with the first that has it. */
export interface WeighedPart {
  text: string;
  weight: number;
}

/** Each word is a pass over the list; later ones say little. */
const MOST_WORDS = 16;
/** Shorter ones stand inside too many others. */
const SHORTEST_LATIN = 4;
const SHORTEST_HAN = 2;
/** Long texts repeat themselves; the rest would only cost time. */
const LONGEST_PART = 4_000;

/**
 * The words by which a challenge may be recognised: Chinese words that are no common ones, and
 * stems of Latin words that are no stop-words.
 *
 * Example: `高强铝合金 alloys for the car` → 铝合金, 高强 …, `alloy`.
 */
export function tellingWords(parts: WeighedPart[]): TellingWord[] {
  const found = new Map<string, TellingWord>();
  for (const { text, weight } of parts)
    for (const { word, shown } of wordsOf(text.slice(0, LONGEST_PART)))
      if (!found.has(word)) found.set(word, { word, shown, weight });
  return [...found.values()].slice(0, MOST_WORDS);
}

function wordsOf(text: string): Omit<TellingWord, 'weight'>[] {
  const han = chineseWords(normalise(text).text)
    .map(({ word }) => word)
    .filter((word) => word.length >= SHORTEST_HAN && !isWeakChineseWord(word))
    .map((word) => ({ word, shown: word }));
  const latin = tokenise(text)
    .filter(({ kind, stop }) => (kind === 'word' || kind === 'compound') && !stop)
    .filter(({ term }) => term.length >= SHORTEST_LATIN)
    .map(({ term, start, end }) => ({ word: term, shown: text.slice(start, end) }));
  return [...han, ...latin];
}
