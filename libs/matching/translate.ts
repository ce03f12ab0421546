import { alignWords, placeOf, type CountedTexts, type Dictionary } from './align-words.js';
import type { Corpus } from './corpus.js';
import { countAt, type CountedRows } from './document-rows.js';
import type { SurfaceWord } from './surface-words.js';
import { GRAM_PAIR, WORD } from './vocabulary.js';

/**
 * Carries a need into the other language through the works that exist in both: they teach a
 * dictionary of words (of pairs of characters, in Chinese), see align-words.ts. Each term of the need
 * becomes what it is likely to become, and the terms of the other language weigh as if the need had
 * used them so often.
 *
 * Input: the counted rows of the corpus. Output: a translator, and with it of a need the terms of the
 * other language, as long as the part of the need that the dictionary knows: a need of which it
 * knows one word in ten is carried over faintly. Cost: a second for 600 abstracts when built, then a
 * fraction of a millisecond a need.
 */
export interface Translator {
  dictionary: Dictionary;
  /** How the works write the terms of the other language. */
  words: ReadonlyMap<number, SurfaceWord>;
}

/** What is asked of a corpus here. */
type TaughtCorpus = Pick<Corpus, 'works' | 'languages'>;

export interface SparseVector {
  terms: Uint32Array;
  weights: Float64Array;
}

/** Works that teach, at most; beyond that every n-th is taken. */
const MOST_WORKS = 600;
/** Fewer teach nothing but chance. */
const FEWEST_WORKS = 3;
/** Texts that a term has to stand in to be learnt: in one alone, it may mean any word of it. */
const FEWEST_TEXTS = 2;
/** Terms that are taken of a text, the weightiest: those of an abstract, the words of a book. */
const MOST_TERMS = 150;
/** Words kept of a translated need. */
const MOST_WORDS = 150;

/** A translator out of `language`, or undefined when too few works exist in both. */
export function learnTranslation(
  corpus: TaughtCorpus,
  rows: CountedRows,
  { kinds, rarities }: { kinds: Uint8Array; rarities: Float32Array },
  { language, words }: { language: number; words: ReadonlyMap<number, SurfaceWord> },
): Translator | undefined {
  const pairs = bilingualPairs(corpus, language);
  if (pairs.length === 0) return undefined;
  const [source, target] = language === 1 ? [GRAM_PAIR, WORD] : [WORD, GRAM_PAIR];
  const from = pairs.map(([document]) => document);
  const known = termsOfSeveral(rows, from, (term) => kinds[term] === source);
  const sources = takeTexts(rows, from, rarities, (term) => known.has(term));
  const to = pairs.map(([, document]) => document);
  const targets = takeTexts(rows, to, rarities, (term) => kinds[term] === target);
  return { dictionary: alignWords(sources, targets), words };
}

/** The need's likeliest words in the other language; empty where none is known. */
export function translate(
  { dictionary }: Translator,
  need: SparseVector,
  rarities: Float32Array,
): SparseVector {
  const { starts, targets, shares } = dictionary;
  const sums = new Map<number, number>();
  let known = 0;
  need.terms.forEach((term, i) => {
    const place = placeOf(dictionary, term);
    if (place < 0) return;
    known += need.weights[i] ** 2;
    const uses = need.weights[i] / rarities[term];
    for (let at = starts[place]; at < starts[place + 1]; at++) {
      const sum = sums.get(targets[at]) ?? 0;
      sums.set(targets[at], sum + uses * shares[at] * rarities[targets[at]]);
    }
  });
  const best = [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_WORDS);
  const length = Math.sqrt(best.reduce((sum, [, weight]) => sum + weight * weight, 0));
  const scale = length > 0 ? Math.sqrt(known) / length : 0;
  return {
    terms: Uint32Array.from(best, ([term]) => term),
    weights: Float64Array.from(best, ([, weight]) => weight * scale),
  };
}

/** The documents that a translation out of `language` is learnt from, in the other language. */
export const translatedDocuments = (corpus: TaughtCorpus, language: number): number[] =>
  bilingualPairs(corpus, language).map(([, target]) => target);

/**
 * Per work with texts in both languages: its first document in each, [source, target]. None at all
 * when they are too few to learn from.
 */
function bilingualPairs(corpus: TaughtCorpus, language: number): [number, number][] {
  const firsts = new Map<number, [number, number]>();
  corpus.works.forEach((work, d) => {
    if (work < 0) return;
    const first = firsts.get(work) ?? [-1, -1];
    const place = corpus.languages[d] === language ? 0 : 1;
    if (first[place] < 0) first[place] = d;
    firsts.set(work, first);
  });
  const inOrder = [...firsts].sort(([a], [b]) => a - b).map(([, first]) => first);
  const pairs = inOrder.filter(([source, target]) => source >= 0 && target >= 0);
  if (pairs.length < FEWEST_WORKS) return [];
  const stride = Math.ceil(pairs.length / MOST_WORKS);
  return pairs.filter((_, i) => i % stride === 0);
}

function termsOfSeveral(
  { starts, terms }: CountedRows,
  documents: readonly number[],
  isWanted: (term: number) => boolean,
): ReadonlySet<number> {
  const texts = new Map<number, number>();
  for (const document of documents) {
    for (const term of terms.subarray(starts[document], starts[document + 1])) {
      if (isWanted(term)) texts.set(term, (texts.get(term) ?? 0) + 1);
    }
  }
  return new Set([...texts].flatMap(([term, times]) => (times >= FEWEST_TEXTS ? [term] : [])));
}

/** The weightiest terms of documents, in their order, with how often each occurs. */
function takeTexts(
  rows: CountedRows,
  documents: readonly number[],
  rarities: Float32Array,
  isWanted: (term: number) => boolean,
): CountedTexts {
  const taken = documents.map((document) => {
    const found: { term: number; count: number }[] = [];
    for (let at = rows.starts[document]; at < rows.starts[document + 1]; at++) {
      const term = rows.terms[at];
      if (isWanted(term)) found.push({ term, count: countAt(rows, at) });
    }
    const weightOf = ({ term, count }: { term: number; count: number }) => count * rarities[term];
    found.sort((a, b) => weightOf(b) - weightOf(a) || a.term - b.term);
    return found.slice(0, MOST_TERMS).sort((a, b) => a.term - b.term);
  });
  const starts = new Uint32Array(documents.length + 1);
  taken.forEach((row, i) => (starts[i + 1] = starts[i] + row.length));
  return {
    starts,
    terms: Uint32Array.from(taken.flatMap((row) => row.map(({ term }) => term))),
    counts: Uint32Array.from(taken.flatMap((row) => row.map(({ count }) => count))),
  };
}
