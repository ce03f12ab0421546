import { chineseWords, isWeakChineseWord, weaknessOf, type ChineseWord } from '../text/index.js';
import { byId } from './corpus.js';
import { shownOf, type Shown } from './count-terms.js';
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
  const at = new Map(Array.from(need.terms, (term, i) => [term, i]));
  const chinese = hasGrams(index, need) ? chineseWords(need.text) : [];
  let next = 0;
  for (const occurrence of need.occurrences) {
    const { term } = occurrence;
    const shown = shownOf(occurrence, need.text);
    const position = at.get(term);
    if (position === undefined || !shown) continue;
    const kind = index.kinds[term];
    const gram = kind === GRAM || kind === GRAM_PAIR;
    while (next < chinese.length && chinese[next].end <= shown.start) next++;
    const covering = gram ? wordsOver(chinese, next, shown) : [];
    for (const cover of covering.length ? covering : [ownWord(need, shown, gram)]) {
      // What no document holds is nothing that a profile lacks beside the others.
      const askedFor = cover.askedFor && term < index.documentTerms;
      grouping.add(position, { ...cover, askedFor }, cover.overlap);
    }
  }
  nameTranslated(index, need, grouping);
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
    if (carried) grouping.add(position, carried, 1);
    const word = written.has(number) || carried ? undefined : translator?.words.get(number);
    if (!word) return;
    const { label } = word;
    const weak = weaknessOf(label) !== 'telling' || isWeakChineseWord(label);
    const term = weak ? '' : word.term;
    grouping.add(position, { term, label, askedFor: false }, 1);
  });
}

class Grouping {
  private readonly numbers = new Map<string, number>([['', 0]]);
  private readonly words: NeedWord[] = [{ term: '', label: '', askedFor: false }];
  private readonly sums: (Map<number, number> | undefined)[];

  constructor(terms: number) {
    this.sums = new Array<undefined>(terms).fill(undefined);
  }

  /** Shows `part` of the need's term at this position under a word; the first label stays. */
  add(position: number, word: NeedWord, part: number): void {
    let number = this.numbers.get(word.term);
    if (number === undefined) {
      const { term, label, askedFor } = word;
      number = this.words.push({ term, label, askedFor }) - 1;
      this.numbers.set(term, number);
    }
    this.words[number].askedFor ||= word.askedFor;
    const sums = (this.sums[position] ??= new Map());
    sums.set(number, (sums.get(number) ?? 0) + part);
  }

  finish(): NeedWords {
    const order = this.words.map((_, i) => i);
    order.sort((a, b) => byId(this.words[a].term, this.words[b].term));
    const place = new Uint32Array(order.length);
    order.forEach((number, to) => (place[number] = to));
    const places: number[] = [];
    const wordOf: number[] = [];
    const shares: number[] = [];
    this.sums.forEach((sums = new Map([[0, 1]]), position) => {
      let total = 0;
      for (const part of sums.values()) total += part;
      for (const [number, part] of sums) {
        places.push(position);
        wordOf.push(place[number]);
        shares.push(part / total);
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

interface Cover extends NeedWord {
  overlap: number;
}

const hasGrams = (index: MatchIndex, need: ReadNeed): boolean =>
  need.terms.some((term) => index.kinds[term] === GRAM || index.kinds[term] === GRAM_PAIR);

function ownWord(need: ReadNeed, { name, start, end }: Shown, gram: boolean): Cover {
  const label = need.text.slice(start, end).replace(/[\s"']+/g, ' ');
  return { term: name, label, askedFor: gram || !name.includes(' '), overlap: end - start };
}

/** Chinese words from `from` on that the occurrence touches; function words count as the rest. */
function wordsOver(chinese: ChineseWord[], from: number, { start, end }: Shown): Cover[] {
  const covers: Cover[] = [];
  for (let i = from; i < chinese.length && chinese[i].start < end; i++) {
    const { word } = chinese[i];
    const overlap = Math.min(end, chinese[i].end) - Math.max(start, chinese[i].start);
    const term = isWeakChineseWord(word) ? '' : word;
    covers.push({ term, label: term, askedFor: true, overlap });
  }
  return covers;
}
