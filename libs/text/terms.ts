import { tokenise } from './tokenise.js';

/** A unit of comparison with its place in the source (UTF-16 units, end exclusive). */
export interface Term {
  term: string;
  start: number;
  end: number;
}

/**
 * All terms of a text in the order of their starts: the tokens, and each pair of neighbours in one
 * phrase (`thin film` for words, 薄膜 for characters). Stop-words and punctuation end a phrase only
 * as {@link tokenise} says.
 */
export function termsOf(source: string, longest?: number): Term[] {
  const terms: Term[] = [];
  let last: Term & { kind?: string } = { term: '', start: 0, end: 0 };
  for (const token of tokenise(source, longest)) {
    const { term, start, end } = token;
    terms.push({ term, start, end });
    if (token.joined) {
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
