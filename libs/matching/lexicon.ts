import { firstFrom } from './ascending.js';
import { tokenise, type LexiconEntry, type Token } from '../text/index.js';
import { languageOfText, SPACED, UNSPACED } from './corpus.js';
import { addTokens } from './count-terms.js';
import type { LexiconTables, Lists } from './lexicon-tables.js';
import { StringTable } from './string-table.js';
import type { SparseVector } from './translate.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * A bilingual lexicon in the numbers of one index, for one direction: out of a language into the
 * other. It needs no bilingual work, so it helps from the first day on.
 *
 * An entry stands for one variant. It is found in a need that has all of its terms; of entries of
 * which one says all that another does (固态电解质, 电解质) the longer one counts. What it is
 * translated into are the terms of all variants of the other side that any document holds, weighed
 * as a need would weigh them.
 *
 * Input: entries in the numbers of a vocabulary. Output: {@link translateByLexicon}, terms of the other
 * language whose squared length is the part of the need that the lexicon knows: a need of which it
 * knows one word in ten is carried over faintly. Cost: 5 µs an entry when built; for a need, the
 * entries that end in one of its terms.
 * Example: a need that is 固态电池 and knows nothing else becomes `solid`, `state`, `batteri` and
 * their pairs, with length 1.
 */

/** The variants of an entry in the numbers of one vocabulary. */
export interface NumberedEntry {
  zh: NumberedWord[];
  en: NumberedWord[];
}

interface NumberedWord {
  word: string;
  /** In reading order; -1 for a term that the vocabulary lacks. */
  terms: number[];
}

/**
 * Makes the words of a lexicon known, so that needs may use them though no document does; returns
 * them in the vocabulary's numbers. Only words with something to become are made known: in a corpus of
 * one language, needs in that language are read as if there were no lexicon. Variants of the English
 * side that are Chinese are left out.
 */
export function addLexiconTerms(
  vocabulary: Vocabulary,
  entries: readonly LexiconEntry[],
): NumberedEntry[] {
  const documentTerms = vocabulary.size;
  const add = ({ word, tokens }: CutWord): NumberedWord => ({
    word,
    terms: [...new Set(addTokens(vocabulary, tokens))],
  });
  return cutEntries(entries).map(({ zh, en }) => {
    const [foundZh, foundEn] = [zh, en].map((words) =>
      words.map(({ word, tokens }) => ({ word, terms: findTokens(vocabulary, tokens) })),
    );
    const intoEnglish = foundEn.some((word) => targetTerms(word, documentTerms).length > 0);
    const intoChinese = foundZh.some((word) => targetTerms(word, documentTerms).length > 0);
    return { zh: intoEnglish ? zh.map(add) : foundZh, en: intoChinese ? en.map(add) : foundEn };
  });
}

/** The same as {@link addTokens} gives, without adding any. */
function findTokens(vocabulary: Vocabulary, tokens: readonly Token[]): number[] {
  const numbers = new Set<number>();
  let last = -1;
  for (const token of tokens) {
    const unit = vocabulary.findUnit(token.term);
    numbers.add(unit);
    if (token.joined) {
      numbers.add(last >= 0 && unit >= 0 ? vocabulary.findPair(last, unit) : -1);
    }
    if (token.kind !== 'part') last = unit;
  }
  return [...numbers];
}

/** The terms of a variant that documents hold: parts of a word say something of it too. */
const targetTerms = ({ terms }: NumberedWord, documentTerms: number): number[] =>
  terms.filter((term) => term >= 0 && term < documentTerms);

interface CutWord {
  word: string;
  tokens: Token[];
}

const cut = new WeakMap<readonly LexiconEntry[], { zh: CutWord[]; en: CutWord[] }[]>();

/** Cutting words is the dear part, so it is done once a lexicon and not once an index. */
function cutEntries(entries: readonly LexiconEntry[]): { zh: CutWord[]; en: CutWord[] }[] {
  const known = cut.get(entries);
  if (known) return known;
  const cutWord = (word: string): CutWord => ({ word, tokens: tokenise(word) });
  const made = entries.map(({ zh, en }) => ({
    zh: zh.map(cutWord),
    en: en.filter((word) => languageOfText(word) === SPACED).map(cutWord),
  }));
  cut.set(entries, made);
  return made;
}

/** What the tables are made with: all of it belongs to the index that is being built. */
export interface LexiconGround {
  rarities: Float32Array;
  /** Terms from this number on stand in no document. */
  documentTerms: number;
}

/** The tables out of each language: [spaced, unspaced]. */
export function layOutLexicon(
  entries: readonly NumberedEntry[],
  { rarities, documentTerms }: LexiconGround,
): LexiconTables[] {
  const targetsOf = (words: NumberedWord[]): number[] =>
    words.flatMap((word) => targetTerms(word, documentTerms));
  return [SPACED, UNSPACED].map((language) =>
    layOut(
      entries.flatMap(({ zh, en }) => {
        const [from, to] = language === SPACED ? [en, zh] : [zh, en];
        const targets = targetsOf(to);
        return from.map((source) => ({ ...source, targets }));
      }),
      rarities,
    ),
  );
}

function layOut(
  pairs: (NumberedWord & { targets: number[] })[],
  rarities: Float32Array,
): LexiconTables {
  const known = new Map<string, NumberedWord & { targets: Map<number, number> }>();
  for (const { word, terms, targets } of pairs) {
    if (terms.length === 0 || terms.includes(-1) || targets.length === 0) continue;
    const key = terms.join(' ');
    const entry = known.get(key) ?? { word, terms, targets: new Map<number, number>() };
    known.set(key, entry);
    for (const term of targets) entry.targets.set(term, rarities[term]);
  }
  const last = ({ terms }: NumberedWord): number => terms[terms.length - 1];
  // Equal last terms stand in the order of the lexicon: sorting is stable.
  const entries = [...known.values()].sort((a, b) => last(a) - last(b));
  return {
    lastTerms: Uint32Array.from(entries, last),
    sources: listsOf(entries.map(({ terms }) => terms)),
    targets: {
      ...listsOf(entries.map(({ targets }) => [...targets.keys()])),
      weights: Float32Array.from(
        entries.flatMap(({ targets }) => unitLength([...targets.values()])),
      ),
    },
    labels: StringTable.of(entries.map(({ word }) => word)),
  };
}

function listsOf(lists: number[][]): Lists {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => (starts[i + 1] = starts[i] + list.length));
  return { starts, terms: Uint32Array.from(lists.flat()) };
}

function unitLength(weights: number[]): number[] {
  const length = Math.hypot(...weights);
  return weights.map((weight) => (length > 0 ? weight / length : 0));
}

/** The entries that stand in a need of these different terms, in the order of the tables. */
export function findEntries(
  tables: LexiconTables,
  terms: Uint32Array | ReadonlySet<number>,
): number[] {
  const ended: number[] = [];
  for (const term of terms) {
    for (let e = firstFrom(tables.lastTerms, term); tables.lastTerms[e] === term; e++)
      ended.push(e);
  }
  if (ended.length === 0) return ended;
  const has = new Set(terms);
  const isWhole = (e: number): boolean => sourcesOf(tables, e).every((source) => has.has(source));
  return withoutShorter(tables, ended.filter(isWhole));
}

export const sourcesOf = ({ sources }: LexiconTables, entry: number): Uint32Array =>
  sources.terms.subarray(sources.starts[entry], sources.starts[entry + 1]);

export const targetsOf = ({ targets }: LexiconTables, entry: number): Uint32Array =>
  targets.terms.subarray(targets.starts[entry], targets.starts[entry + 1]);

/** What the lexicon makes of a need; empty where it knows nothing of it. */
export function translateByLexicon(tables: LexiconTables, need: SparseVector): SparseVector {
  const entries = findEntries(tables, need.terms);
  if (entries.length === 0) return { terms: new Uint32Array(0), weights: new Float64Array(0) };
  const squares = new Map<number, number>();
  need.terms.forEach((term, i) => squares.set(term, need.weights[i] * need.weights[i]));
  const covered = new Set<number>();
  const sums = new Map<number, number>();
  for (const entry of entries) {
    let weight = 0;
    for (const source of sourcesOf(tables, entry)) {
      weight += squares.get(source) ?? 0;
      covered.add(source);
    }
    const from = tables.targets.starts[entry];
    targetsOf(tables, entry).forEach((term, i) => {
      const share = Math.sqrt(weight) * tables.targets.weights[from + i];
      sums.set(term, (sums.get(term) ?? 0) + share);
    });
  }
  let part = 0;
  for (const source of covered) part += squares.get(source) ?? 0;
  const length = Math.hypot(...sums.values());
  const scale = length > 0 ? Math.sqrt(part) / length : 0;
  return {
    terms: Uint32Array.from(sums.keys()),
    weights: Float64Array.from(sums.values(), (weight) => weight * scale),
  };
}

/** Leaves out an entry whose terms are all among those of a longer one. */
function withoutShorter(tables: LexiconTables, found: number[]): number[] {
  const longest = [...found].sort(
    (a, b) => sourcesOf(tables, b).length - sourcesOf(tables, a).length || a - b,
  );
  const kept: { entry: number; terms: Set<number> }[] = [];
  for (const entry of longest) {
    const terms = sourcesOf(tables, entry);
    const said = kept.some((longer) => terms.every((term) => longer.terms.has(term)));
    if (!said) kept.push({ entry, terms: new Set(terms) });
  }
  return kept.map(({ entry }) => entry).sort((a, b) => a - b);
}
