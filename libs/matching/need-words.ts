import { chineseWords, isWeakChineseWord, weaknessOf, type ChineseWord } from '../text/index.js';
import { firstFrom } from './ascending.js';
import { byId } from './corpus.js';
import { ShownTerms, type Shown } from './count-terms.js';
import { lexiconNames } from './lexicon-names.js';
import type { MatchIndex } from './match-index.js';
import type { ReadNeed } from './need-vector.js';
import { GRAM, GRAM_PAIR } from './vocabulary.js';

/** What people are shown of a need: a word or phrase of it, as written there. */
export interface NeedWord {
  term: string;
  label: string;
  /** Whether to name it when it is missing: not a pair, whose halves are, and not a translation. */
  askedFor: boolean;
}

/**
 * The words of a need, by term, and which part of each of its terms is shown under which word. The
 * shares of a term add up to 1. Word 0, with term `''`, is the rest: grammar, words that tell a
 * reader nothing, and whatever has no name.
 */
export interface NeedWords {
  words: NeedWord[];
  /** Of each share the place of its term in the need, ascending, */
  places: Uint32Array;
  /** its word, */
  wordOf: Uint32Array;
  /** and how great it is. */
  shares: Float64Array;
}

/**
 * Groups the terms of a need under the words that people read. A term of Latin script is its own
 * word; characters and their pairs go to the Chinese words that cover them, by length of overlap.
 * Cost: one pass over the occurrences. Example: in 固态电解质 the pair 态电 is shown half under 固态
 * and half under 电解质, unless the dictionary knows the whole as one word.
 */
export function needWords(index: MatchIndex, need: ReadNeed): NeedWords {
  const grouping = new Grouping(need.terms.length);
  const shownTerms = new ShownTerms(need.text);
  const chinese = hasGrams(index, need) ? chineseWords(need.text) : [];
  let next = 0;
  for (const occurrence of need.occurrences) {
    const { term } = occurrence;
    const shown = shownTerms.of(occurrence);
    if (!shown) continue;
    const position = firstFrom(need.terms, term);
    const kind = index.kinds[term];
    const gram = kind === GRAM || kind === GRAM_PAIR;
    while (next < chinese.length && chinese[next].end <= shown.start) next++;
    const covering = gram ? wordsOver(chinese, next, shown) : [];
    // What no document holds is nothing that a profile lacks beside the others.
    const held = term < index.documentTerms;
    for (const { word, overlap } of covering) {
      const number = grouping.numberOf(word) ?? grouping.name(word, word);
      grouping.add(position, number, held, overlap);
    }
    if (covering.length > 0) continue;
    const { name, start, end } = shown;
    const number = grouping.numberOf(name) ?? grouping.name(name, labelOf(need.text, shown));
    grouping.add(position, number, held && (gram || !name.includes(' ')), end - start);
  }
  if (need.written < need.terms.length) nameTranslated(index, need, grouping);
  return grouping.finish();
}

/**
 * Terms that are not written in the need came by translation: those of the lexicon are shown as the
 * need writes what they were made of, others as the bilingual works write them.
 */
function nameTranslated(index: MatchIndex, need: ReadNeed, grouping: Grouping): void {
  const translator = index.translators[need.language];
  const named = lexiconNames(index.lexicon[need.language], need, index.documentTerms);
  const written = new Set(need.occurrences.map(({ term }) => term));
  need.terms.forEach((number, position) => {
    const carried = named.get(number);
    if (carried) {
      const named = grouping.numberOf(carried.term) ?? grouping.name(carried.term, carried.label);
      grouping.add(position, named, carried.askedFor, 1);
    }
    const word = written.has(number) || carried ? undefined : translator?.words.get(number);
    if (!word) return;
    const { label } = word;
    const weak = weaknessOf(label) !== 'telling' || isWeakChineseWord(label);
    const term = weak ? '' : word.term;
    grouping.add(position, grouping.numberOf(term) ?? grouping.name(term, label), false, 1);
  });
}

/** The words of a need, and under which of them its terms are shown, as they are found. */
class Grouping {
  private readonly numbers = new Map<string, number>([['', 0]]);
  private readonly words: NeedWord[] = [{ term: '', label: '', askedFor: false }];
  /** By position in the need: 1 + its first share; 0 for none. */
  private readonly first: Uint32Array;
  /** By share: its word, how great it is, and 1 + the next of the same position, or 0. */
  private readonly wordOf: number[] = [];
  private readonly parts: number[] = [];
  private readonly next: number[] = [];

  constructor(terms: number) {
    this.first = new Uint32Array(terms);
  }

  /** The number of a word that was named before. */
  numberOf(term: string): number | undefined {
    return this.numbers.get(term);
  }

  /** Gives a new word its number. */
  name(term: string, label: string): number {
    const number = this.words.push({ term, label, askedFor: false }) - 1;
    this.numbers.set(term, number);
    return number;
  }

  /** Shows `part` of the need's term at this position under a word. */
  add(position: number, word: number, askedFor: boolean, part: number): void {
    const { first, wordOf, parts, next } = this;
    // Nobody asks for the rest.
    this.words[word].askedFor ||= askedFor && word > 0;
    let last = 0;
    for (let share = first[position]; share > 0; share = next[share - 1]) {
      last = share;
      if (wordOf[share - 1] !== word) continue;
      parts[share - 1] += part;
      return;
    }
    wordOf.push(word);
    parts.push(part);
    const added = next.push(0);
    if (last > 0) next[last - 1] = added;
    else first[position] = added;
  }

  finish(): NeedWords {
    const order = this.words.map((_, i) => i);
    order.sort((a, b) => byId(this.words[a].term, this.words[b].term));
    const place = new Uint32Array(order.length);
    order.forEach((number, to) => (place[number] = to));
    const { first, next, parts } = this;
    const places: number[] = [];
    const wordOf: number[] = [];
    const shares: number[] = [];
    first.forEach((begin, position) => {
      // What is shown under no word is the rest.
      if (begin === 0) this.add(position, 0, false, 1);
      let total = 0;
      for (let share = first[position]; share > 0; share = next[share - 1]) {
        total += parts[share - 1];
      }
      for (let share = first[position]; share > 0; share = next[share - 1]) {
        places.push(position);
        wordOf.push(place[this.wordOf[share - 1]]);
        shares.push(parts[share - 1] / total);
      }
    });
    return {
      words: order.map((number) => this.words[number]),
      places: Uint32Array.from(places),
      wordOf: Uint32Array.from(wordOf),
      shares: Float64Array.from(shares),
    };
  }
}

const hasGrams = (index: MatchIndex, need: ReadNeed): boolean =>
  need.terms.some((term) => index.kinds[term] === GRAM || index.kinds[term] === GRAM_PAIR);

const labelOf = (text: string, { start, end }: Shown): string =>
  text.slice(start, end).replace(/[\s"']+/g, ' ');

/** Chinese words from `from` on that the occurrence touches; function words count as the rest. */
function wordsOver(
  chinese: ChineseWord[],
  from: number,
  { start, end }: Shown,
): { word: string; overlap: number }[] {
  const covers: { word: string; overlap: number }[] = [];
  for (let i = from; i < chinese.length && chinese[i].start < end; i++) {
    const { word } = chinese[i];
    const overlap = Math.min(end, chinese[i].end) - Math.max(start, chinese[i].start);
    covers.push({ word: isWeakChineseWord(word) ? '' : word, overlap });
  }
  return covers;
}
