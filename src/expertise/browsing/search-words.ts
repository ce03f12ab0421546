/**
 * What somebody looks for, as a query over the `search_words` of experts and works: every word must
 * occur, a run of Han characters as it stands, a Latin word or number also as the beginning of one.
 *
 * Input: what was typed. Output: the text of a tsquery, or null where it holds no word at all, which
 * finds nothing. Example: `电池 membr` → `('电' <-> '池') & 'membr':*`.
 */
export function searchWords(typed: string): string | null {
  const words = typed.normalize('NFKC').toLowerCase().match(WORDS)?.slice(0, MOST_WORDS);
  return words?.map(wordQuery).join(' & ') ?? null;
}

const MOST_WORDS = 12;
/** The same characters as in the migration that made the columns. */
const HAN = '\u2e80-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}';
const WORDS = new RegExp(`(?:(?=[${HAN}])[\\p{L}\\p{N}])+|(?:(?![${HAN}])[\\p{L}\\p{N}])+`, 'gu');
const IS_HAN = new RegExp(`^[${HAN}]`, 'u');

const wordQuery = (word: string): string =>
  IS_HAN.test(word)
    ? `(${[...word].map((character) => `'${character}'`).join(' <-> ')})`
    : `'${word}':*`;
