import { tokenise } from './tokenise.js';

/** A unit of comparison with its place in the source (UTF-16 units, end exclusive). */
export interface Term {
  term: string;
  start: number;
  end: number;
}

/**
 * The terms of a text that mean something, in the order of their ends: tokens, and pairs of
 * neighbours in one phrase (`thin film` for words, 薄膜 for characters), without stop-words.
 */
export function termsOf(source: string, longest?: number): Term[] {
  const terms: Term[] = [];
  let last: Term & { stop: boolean } = { term: '', start: 0, end: 0, stop: true };
  for (const token of tokenise(source, longest)) {
    const { term, start, end } = token;
    if (!token.stop) terms.push({ term, start, end });
    if (token.joined && !token.stop && !last.stop) {
      terms.push({
        term: pairTerm(last.term, term, token.kind === 'gram'),
        start: last.start,
        end,
      });
    }
    if (token.kind !== 'part') last = token;
  }
  return terms;
}

/** How a pair is written: words with a space between, characters without. */
export const pairTerm = (first: string, second: string, grams: boolean): string =>
  grams ? first + second : `${first} ${second}`;
