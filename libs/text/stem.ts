import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** Words remembered between calls; a corpus of 20,000 abstracts has about 60,000 of them. */
const REMEMBERED_WORDS = 200_000;
/** Longer letter runs are sequences or noise, and the stemmer's cost grows with their length. */
const LONGEST_STEMMED_WORD = 30;

const remembered = new Map<string, string>();

/**
 * The stem of one lower-case word: `membranes` and `membrane` both give `membran`.
 *
 * Source: M. F. Porter, "An algorithm for suffix stripping", Program 14 (1980), in the
 * implementation of the package `natural`. Words with digits or non-Latin letters stay as they are.
 * Cost: 20 µs for a new word, a map look-up for a known one; the answer never depends on the map.
 */
export function stem(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const stemmed =
    word.length <= LONGEST_STEMMED_WORD && /^[a-z]+$/.test(word) ? porter.stem(word) : word;
  if (remembered.size >= REMEMBERED_WORDS) remembered.clear();
  remembered.set(word, stemmed);
  return stemmed;
}
