import type { Corpus } from './corpus.js';
import { invert, type Postings, type Rows } from './postings.js';
import type { SurfaceWord } from './surface-words.js';
import { WORD, GRAM, GRAM_PAIR } from './vocabulary.js';

/**
 * Carries a need into the other language through the works that exist in both.
 *
 * Kernel ridge regression from texts in one language to word vectors in the other: with the
 * bilingual works' vectors x in the need's language, y in the other and K = x·xᵀ, a need q becomes
 * Σ a_w y_w with a = (K + ridge)⁻¹ x·q. The inverse takes out what all works share, so that a need
 * about cathodes is not translated into the commonest words of every abstract.
 * Source: C. Saunders et al., "Ridge regression learning algorithm in dual variables" (1998).
 *
 * Input: the weighed rows of the corpus. Output: a function from need vector to terms of the other
 * language. Cost: n³/3 for n bilingual works when built (n ≤ 600: 0.2 s), a millisecond a need.
 */
export interface Translator {
  works: number;
  sources: Postings;
  /** (K + ridge)⁻¹, row by row. */
  inverse: Float64Array;
  targets: Rows;
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
/** Of the size of a vector's product with itself, which is 1. */
const RIDGE = 1;
/** Words kept of a translated need. */
const MOST_WORDS = 150;

/** A translator out of `language`, or undefined when too few works exist in both. */
export function learnTranslation(
  corpus: TaughtCorpus,
  rows: Rows,
  kinds: Uint8Array,
  { language, words }: { language: number; words: ReadonlyMap<number, SurfaceWord> },
): Translator | undefined {
  const pairs = bilingualPairs(corpus, language);
  if (pairs.length === 0) return undefined;
  const from = pairs.map(([source]) => source);
  const to = pairs.map(([, target]) => target);
  const isSource = (kind: number): boolean =>
    (kind === GRAM || kind === GRAM_PAIR) === (language === 1);
  const isTarget = (kind: number): boolean => kind === (language === 1 ? WORD : GRAM_PAIR);
  const sourceRows = takeRows(rows, from, (term) => isSource(kinds[term]));
  const sources = invert(sourceRows, kinds.length);
  const inverse = new Float64Array(pairs.length ** 2);
  for (let w = 0; w < pairs.length; w++) {
    const [start, end] = [sourceRows.starts[w], sourceRows.starts[w + 1]];
    const vector = {
      terms: sourceRows.terms.subarray(start, end),
      weights: Float64Array.from(sourceRows.weights.subarray(start, end)),
    };
    inverse.set(products(sources, pairs.length, vector), w * pairs.length);
    inverse[w * pairs.length + w] += RIDGE;
  }
  invertPositive(inverse, pairs.length);
  const targets = takeRows(rows, to, (term) => isTarget(kinds[term]));
  return { works: pairs.length, sources, inverse, targets, words };
}

/** The need's likeliest words in the other language, as a vector of length 1 (or empty). */
export function translate(translator: Translator, need: SparseVector): SparseVector {
  const { works, inverse, targets } = translator;
  const likeness = products(translator.sources, works, need);
  const sums = new Map<number, number>();
  for (let w = 0; w < works; w++) {
    let share = 0;
    for (let v = 0; v < works; v++) share += inverse[w * works + v] * likeness[v];
    for (let at = targets.starts[w]; at < targets.starts[w + 1]; at++) {
      const term = targets.terms[at];
      sums.set(term, (sums.get(term) ?? 0) + share * targets.weights[at]);
    }
  }
  const best = [...sums]
    .filter(([, weight]) => weight > 0)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, MOST_WORDS);
  const length = Math.sqrt(best.reduce((sum, [, weight]) => sum + weight * weight, 0));
  return {
    terms: Uint32Array.from(best, ([term]) => term),
    weights: Float64Array.from(best, ([, weight]) => weight / length),
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

function takeRows(rows: Rows, which: number[], keep: (term: number) => boolean): Rows {
  const starts = new Uint32Array(which.length + 1);
  const terms: number[] = [];
  const weights: number[] = [];
  which.forEach((row, i) => {
    for (let at = rows.starts[row]; at < rows.starts[row + 1]; at++) {
      if (!keep(rows.terms[at])) continue;
      terms.push(rows.terms[at]);
      weights.push(rows.weights[at]);
    }
    starts[i + 1] = terms.length;
  });
  return { starts, terms: Uint32Array.from(terms), weights: Float32Array.from(weights) };
}

function products(
  sources: Postings,
  works: number,
  { terms, weights }: SparseVector,
): Float64Array {
  const sums = new Float64Array(works);
  for (let i = 0; i < terms.length; i++) {
    for (let at = sources.starts[terms[i]]; at < sources.starts[terms[i] + 1]; at++) {
      sums[sources.rows[at]] += weights[i] * sources.weights[at];
    }
  }
  return sums;
}

/** Replaces a symmetric positive matrix by its inverse: Gauss–Jordan, no pivots are needed. */
function invertPositive(matrix: Float64Array, n: number): void {
  for (let k = 0; k < n; k++) {
    const pivot = 1 / matrix[k * n + k];
    matrix[k * n + k] = 1;
    for (let j = 0; j < n; j++) matrix[k * n + j] *= pivot;
    for (let i = 0; i < n; i++) {
      const factor = matrix[i * n + k];
      if (i === k || factor === 0) continue;
      matrix[i * n + k] = 0;
      for (let j = 0; j < n; j++) matrix[i * n + j] -= factor * matrix[k * n + j];
    }
  }
}
