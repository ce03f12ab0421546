import { pairTerm, tokenise, weaknessOf, type Token } from '../text/index.js';
import { GRAM, GRAM_PAIR, WORD, WORD_PAIR, type Vocabulary } from './vocabulary.js';

/** Something of the text that can be shown: how the term is written, and its place in the source. */
export interface Shown {
  name: string;
  start: number;
  end: number;
}

/** One occurrence of a known term: where it stands, and for a pair also where its first half does. */
export interface Occurrence {
  term: number;
  token: Token;
  before?: Token;
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
export const addTerms = (vocabulary: Vocabulary, text: string, longest: number): number[] =>
  addTokens(vocabulary, tokenise(text, longest));

/** The same for a text that has been cut into tokens before. */
export function addTokens(vocabulary: Vocabulary, tokens: readonly Token[]): number[] {
  const numbers: number[] = [];
  let last = -1;
  for (const token of tokens) {
    const number = vocabulary.addUnit(token.term, unitKind(token));
    numbers.push(number);
    if (token.joined) numbers.push(vocabulary.addPair(last, number, pairKind(token)));
    if (token.kind !== 'part') last = number;
  }
  return numbers;
}

/** The known terms of a text, a count of the unknown, and whether it asks for anything. */
export interface FoundTerms {
  known: Occurrence[];
  unknown: Unknown;
  /** False when all that is known of it is grammar. */
  asks: boolean;
}

/** Reads a text with a finished vocabulary. */
export function findTerms(vocabulary: Vocabulary, text: string, longest: number): FoundTerms {
  const known: Occurrence[] = [];
  const unknown: Unknown = { words: 0, wordPairs: 0, grams: 0, gramPairs: 0 };
  let asks = false;
  let last = -1;
  let before: Token | undefined;
  for (const token of tokenise(text, longest)) {
    const gram = token.kind === 'gram';
    const unit = vocabulary.findUnit(token.term);
    if (unit < 0) unknown[gram ? 'grams' : 'words']++;
    else {
      known.push({ term: unit, token });
      asks ||= !token.stop;
    }
    if (token.joined) {
      const pair = unit >= 0 && last >= 0 ? vocabulary.findPair(last, unit) : -1;
      if (pair >= 0 && before) known.push({ term: pair, token, before });
      else unknown[gram ? 'gramPairs' : 'wordPairs']++;
    }
    if (token.kind !== 'part') [last, before] = [unit, token];
  }
  return { known, unknown, asks };
}

/**
 * What people are shown of an occurrence in a text; nothing of grammar and weak words. A pair with a
 * word that nobody wants to read is shown as its other half: in `of membranes` the reason is
 * `membranes`. A number or a word such as `high` is shown in a pair only.
 */
export const shownOf = (occurrence: Occurrence, text: string): Shown | undefined =>
  new ShownTerms(text).of(occurrence);

/** The same for one occurrence of a text after another: the last two tokens are remembered. */
export class ShownTerms {
  private last?: Token;
  private beforeLast?: Token;
  private half: Half = { alone: false };
  private halfBefore: Half = { alone: false };

  constructor(private readonly text: string) {}

  of({ token, before }: Occurrence): Shown | undefined {
    if (!before) {
      const half = this.halfOf(token);
      return half.alone ? undefined : half.shown;
    }
    return shownPair(this.halfOf(before), this.halfOf(token), token.kind === 'gram');
  }

  private halfOf(token: Token): Half {
    if (token === this.last) return this.half;
    if (token === this.beforeLast) return this.halfBefore;
    [this.beforeLast, this.halfBefore] = [this.last, this.half];
    [this.last, this.half] = [token, readHalf(token, this.text)];
    return this.half;
  }
}

interface Half {
  shown?: Shown;
  /** True for what is shown only beside another word. */
  alone: boolean;
}

function readHalf({ term, start, end, stop }: Token, text: string): Half {
  const weakness = stop ? 'silent' : weaknessOf(text.slice(start, end));
  if (weakness === 'silent') return { alone: false };
  return { shown: { name: term, start, end }, alone: weakness === 'lone' };
}

function shownPair(first: Half, second: Half, grams: boolean): Shown | undefined {
  if (!first.shown) return second.alone ? undefined : second.shown;
  if (!second.shown) return first.alone ? undefined : first.shown;
  if (first.alone && second.alone) return undefined;
  return {
    name: pairTerm(first.shown.name, second.shown.name, grams),
    start: first.shown.start,
    end: second.shown.end,
  };
}

const unitKind = (token: Token): number => (token.kind === 'gram' ? GRAM : WORD);
const pairKind = (token: Token): number => (token.kind === 'gram' ? GRAM_PAIR : WORD_PAIR);
