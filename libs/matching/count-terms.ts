import { pairTerm, tokenise, type Token } from '../text/index.js';
import { GRAM, GRAM_PAIR, WORD, WORD_PAIR, type Vocabulary } from './vocabulary.js';

/** Something of the text that can be shown: how the term is written, and its place in the source. */
export interface Shown {
  name: string;
  start: number;
  end: number;
}

/** One occurrence of a known term; what to show for it is nothing when it is grammar only. */
export interface Occurrence {
  term: number;
  shown?: Shown;
}

/** How many occurrences of a text's terms the vocabulary lacks. */
export interface Unknown {
  words: number;
  wordPairs: number;
  grams: number;
  gramPairs: number;
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

/**
 * The known terms of a text, and a count of the unknown. A pair with a stop-word is shown as its
 * other half: in `of membranes` the reason is `membranes`.
 */
export function findTerms(
  vocabulary: Vocabulary,
  text: string,
  longest: number,
): { known: Occurrence[]; unknown: Unknown } {
  const known: Occurrence[] = [];
  const unknown: Unknown = { words: 0, wordPairs: 0, grams: 0, gramPairs: 0 };
  let last: Occurrence = { term: -1 };
  for (const token of tokenise(text, longest)) {
    const gram = token.kind === 'gram';
    const { term: name, start, end } = token;
    const unit: Occurrence = { term: vocabulary.findUnit(name) };
    if (!token.stop) unit.shown = { name, start, end };
    if (unit.term >= 0) known.push(unit);
    else unknown[gram ? 'grams' : 'words']++;
    if (token.joined) {
      const both = unit.term >= 0 && last.term >= 0;
      const pair = both ? vocabulary.findPair(last.term, unit.term) : -1;
      if (pair >= 0) known.push({ term: pair, shown: shownPair(last.shown, unit.shown, gram) });
      else unknown[gram ? 'gramPairs' : 'wordPairs']++;
    }
    if (token.kind !== 'part') last = unit;
  }
  return { known, unknown };
}

function shownPair(
  first: Shown | undefined,
  second: Shown | undefined,
  grams: boolean,
): Shown | undefined {
  if (!first || !second) return first ?? second;
  return { name: pairTerm(first.name, second.name, grams), start: first.start, end: second.end };
}

const unitKind = (token: Token): number => (token.kind === 'gram' ? GRAM : WORD);
const pairKind = (token: Token): number => (token.kind === 'gram' ? GRAM_PAIR : WORD_PAIR);
