import { chineseWords, type ChineseWord } from '../text/index.js';
import type { Shown } from './count-terms.js';
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

/** Which part of a need's term is shown under which word; the shares of a term add up to 1. */
export interface Share {
  word: number;
  share: number;
}

/**
 * Groups the terms of a need under the words that people read. A term of Latin script is its own
 * word; characters and their pairs go to the Chinese words that cover them, by length of overlap.
 * Output: the words, and per term of the need its shares (none for
 * grammar). Example: in 固态电解质 the pair 态电 is
 * shown half under 固态 and half under 电解质, unless the dictionary knows the whole as one word.
 */
export function needWords(
  index: MatchIndex,
  need: ReadNeed,
): { words: NeedWord[]; shares: Share[][] } {
  const numbers = new Map<string, number>();
  const words: NeedWord[] = [];
  const at = new Map([...need.terms].map((term, i) => [term, i]));
  const sums: Map<number, number>[] = Array.from(need.terms, () => new Map());
  const chinese = hasGrams(index, need) ? chineseWords(need.text) : [];
  let next = 0;
  for (const { term, shown } of need.occurrences) {
    const position = at.get(term);
    if (position === undefined || !shown) continue;
    const kind = index.kinds[term];
    const gram = kind === GRAM || kind === GRAM_PAIR;
    while (next < chinese.length && chinese[next].end <= shown.start) next++;
    const covering = gram ? wordsOver(chinese, next, shown) : [];
    for (const cover of covering.length ? covering : [ownWord(need, shown)]) {
      const askedFor = gram || !cover.term.includes(' ');
      const known = numbers.get(cover.term);
      const number = known ?? words.push({ term: cover.term, label: cover.label, askedFor }) - 1;
      numbers.set(cover.term, number);
      sums[position].set(number, (sums[position].get(number) ?? 0) + cover.overlap);
    }
  }
  nameTranslated(index, need, words, sums);
  return { words, shares: sums.map(sharesOf) };
}

/** Terms that are not written in the need came by translation and are shown as the index has them. */
function nameTranslated(
  index: MatchIndex,
  need: ReadNeed,
  words: NeedWord[],
  sums: Map<number, number>[],
): void {
  if (!index.translators[need.language]) return;
  const written = new Set(need.occurrences.map(({ term }) => term));
  const translated = need.terms.filter((term) => !written.has(term));
  const names = index.vocabulary.namesOf(new Set(translated));
  need.terms.forEach((term, position) => {
    const name = names.get(term);
    if (name === undefined) return;
    sums[position].set(words.push({ term: name, label: name, askedFor: false }) - 1, 1);
  });
}

interface Cover {
  term: string;
  label: string;
  overlap: number;
}

const hasGrams = (index: MatchIndex, need: ReadNeed): boolean =>
  need.terms.some((term) => index.kinds[term] === GRAM || index.kinds[term] === GRAM_PAIR);

function ownWord(need: ReadNeed, { name, start, end }: Shown): Cover {
  const label = need.text.slice(start, end).replace(/\s+/g, ' ');
  return { term: name, label, overlap: end - start };
}

/** Chinese words from `from` on that the occurrence touches. */
function wordsOver(chinese: ChineseWord[], from: number, { start, end }: Shown): Cover[] {
  const covers: Cover[] = [];
  for (let i = from; i < chinese.length && chinese[i].start < end; i++) {
    const { word } = chinese[i];
    const overlap = Math.min(end, chinese[i].end) - Math.max(start, chinese[i].start);
    covers.push({ term: word, label: word, overlap });
  }
  return covers;
}

function sharesOf(overlaps: Map<number, number>): Share[] {
  let total = 0;
  for (const overlap of overlaps.values()) total += overlap;
  return Array.from(overlaps, ([word, overlap]) => ({ word, share: overlap / total }));
}
