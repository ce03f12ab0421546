import { pairTerm, tokenise, type Token } from '../text/index.js';
import { GRAM, GRAM_PAIR, WORD, WORD_PAIR, type Vocabulary } from './vocabulary.js';

/** One occurrence of a known term in a text: which, how it is written, where in the source. */
export interface Occurrence {
  term: number;
  name: string;
  start: number;
  end: number;
}

/**
 * The numbers of a text's terms, one entry an occurrence, with pairs. New terms join the vocabulary.
 */
export function addTerms(vocabulary: Vocabulary, text: string, longest: number): number[] {
  const numbers: number[] = [];
  let last = -1;
  for (const token of tokenise(text, longest)) {
    const number = vocabulary.addUnit(token.term, unitKind(token));
    numbers.push(number);
    if (token.joined) numbers.push(vocabulary.addPair(last, number, pairKind(token)));
    if (token.kind !== 'part') last = number;
  }
  return numbers;
}

/** The known terms of a text with their places; what the vocabulary lacks is counted, not kept. */
export function findTerms(
  vocabulary: Vocabulary,
  text: string,
  longest: number,
): { known: Occurrence[]; unknown: number } {
  const known: Occurrence[] = [];
  let unknown = 0;
  let last: Occurrence = { term: -1, name: '', start: 0, end: 0 };
  for (const token of tokenise(text, longest)) {
    const { term: name, start, end } = token;
    const term = vocabulary.findUnit(name);
    if (term >= 0) known.push({ term, name, start, end });
    else unknown++;
    if (token.joined && term >= 0 && last.term >= 0) {
      const pair = vocabulary.findPair(last.term, term);
      const written = pairTerm(last.name, name, token.kind === 'gram');
      if (pair >= 0) known.push({ term: pair, name: written, start: last.start, end });
    }
    if (token.kind !== 'part') last = { term, name, start, end };
  }
  return { known, unknown };
}

const unitKind = (token: Token): number => (token.kind === 'gram' ? GRAM : WORD);
const pairKind = (token: Token): number => (token.kind === 'gram' ? GRAM_PAIR : WORD_PAIR);
