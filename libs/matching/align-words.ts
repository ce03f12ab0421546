import { firstFrom } from './ascending.js';

/**
 * Finds out which word of one language says which of another, from texts that exist in both.
 *
 * Every use of a word in the translation was brought about by one word of the original, or by none.
 * How likely each word of the original is to bring about which is estimated by expectation and
 * maximisation: each use is shared out among the words of its original by the likelihoods so far, and
 * the shares are counted as the next likelihoods. So words compete: what one explains, its
 * neighbours need not. Order is not looked at, and no sentences need to be told apart.
 * Source: P. F. Brown et al., "The mathematics of statistical machine translation" (1993), model 1.
 *
 * Input: text i of both is the same, in two languages.
 * Output: a dictionary of the terms of `sources`. Cost: 6 ns for each pair of terms of a text in each
 * of the rounds (600 abstracts: 1 s); memory 16 bytes for each of these pairs while it runs.
 * Example: (a b → x y), (a c → x z): a becomes x, b becomes y, c becomes z.
 */
export function alignWords(sources: CountedTexts, targets: CountedTexts): Dictionary {
  const from = numberTerms(sources);
  const pairs = findPairs(sources, from, numberTerms(targets), targets);
  let shares: Float32Array = new Float32Array(pairs.targets.length).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    shares = normalised(shareOut(sources, targets, pairs, shares), pairs.firsts);
  }
  return likely(from.terms, pairs, shares);
}

/** Texts as terms and how often each occurs: those of text i are at starts[i] to starts[i + 1] - 1. */
export interface CountedTexts {
  starts: Uint32Array;
  terms: Uint32Array;
  counts: Uint32Array;
}

/** What terms of one language become in the other, and how likely. */
export interface Dictionary {
  /** Ascending. */
  readonly terms: Uint32Array;
  /** What terms[i] becomes is at starts[i] to starts[i + 1] - 1. */
  readonly starts: Uint32Array;
  readonly targets: Uint32Array;
  /** Those of a term add up to 1 at most. */
  readonly shares: Float32Array;
}

/** Place of a term in a dictionary, or -1. */
export function placeOf({ terms }: Dictionary, term: number): number {
  const place = firstFrom(terms, term);
  return terms[place] === term ? place : -1;
}

const ROUNDS = 10;
/** What is less likely is not kept: there are thousands of such for every word. */
const LEAST_SHARE = 0.01;

/** Different terms of texts, ascending, and for each place of the texts its number there. */
interface NumberedTerms {
  terms: Uint32Array;
  numbers: Uint32Array;
}

function numberTerms(texts: CountedTexts): NumberedTerms {
  const terms = Uint32Array.from(new Set(texts.terms)).sort();
  return { terms, numbers: texts.terms.map((term) => firstFrom(terms, term)) };
}

/**
 * Pairs of a source and a target that have a text in common, numbered source by source. The source
 * after the last is that of words brought about by none; it stands in every text.
 */
interface Pairs {
  /** Pairs of source s are firsts[s] to firsts[s + 1] - 1. */
  firsts: Uint32Array;
  /** By pair. */
  targets: Uint32Array;
  /**
   * For each text, its sources with the one of none, their targets: the number of the pair. Those of
   * the source at place `at` of text t begin at bases[at + t].
   */
  numbers: Uint32Array;
  bases: Uint32Array;
}

function findPairs(
  sources: CountedTexts,
  from: NumberedTerms,
  to: NumberedTerms,
  targets: CountedTexts,
): Pairs {
  const texts = sources.starts.length - 1;
  const none = from.terms.length;
  const bases = new Uint32Array(sources.terms.length + texts + 1);
  const places: { text: number; base: number }[][] = Array.from({ length: none + 1 }, () => []);
  for (let text = 0; text < texts; text++) {
    const width = targets.starts[text + 1] - targets.starts[text];
    for (let at = sources.starts[text]; at <= sources.starts[text + 1]; at++) {
      const base = bases[at + text];
      bases[at + text + 1] = base + width;
      const source = at < sources.starts[text + 1] ? from.numbers[at] : none;
      places[source].push({ text, base });
    }
  }
  const numbers = new Uint32Array(bases[bases.length - 1]);
  const found = new Uint32Array(numbers.length);
  const firsts = new Uint32Array(none + 2);
  const last = new Int32Array(to.terms.length).fill(-1);
  let pairs = 0;
  places.forEach((standing, source) => {
    for (const { text, base } of standing) {
      for (let at = targets.starts[text]; at < targets.starts[text + 1]; at++) {
        const target = to.numbers[at];
        if (last[target] < firsts[source]) {
          last[target] = pairs;
          found[pairs++] = to.terms[target];
        }
        numbers[base + at - targets.starts[text]] = last[target];
      }
    }
    firsts[source + 1] = pairs;
  });
  return { firsts, targets: found.slice(0, pairs), numbers, bases };
}

/** Shares out every use of a target among the sources of its text; sums by pair. */
function shareOut(
  sources: CountedTexts,
  targets: CountedTexts,
  { numbers, bases }: Pairs,
  shares: Float32Array,
): Float32Array {
  const sums = new Float32Array(shares.length);
  for (let text = 0; text + 1 < sources.starts.length; text++) {
    const uses = targets.counts.subarray(targets.starts[text], targets.starts[text + 1]);
    const wholes = new Float64Array(uses.length);
    const [start, end] = [sources.starts[text], sources.starts[text + 1]];
    for (let at = start; at <= end; at++) {
      const times = at < end ? sources.counts[at] : 1;
      const base = bases[at + text];
      for (let i = 0; i < uses.length; i++) wholes[i] += times * shares[numbers[base + i]];
    }
    for (let at = start; at <= end; at++) {
      const times = at < end ? sources.counts[at] : 1;
      const base = bases[at + text];
      for (let i = 0; i < uses.length; i++) {
        const pair = numbers[base + i];
        if (wholes[i] > 0) sums[pair] += (times * shares[pair] * uses[i]) / wholes[i];
      }
    }
  }
  return sums;
}

/** Those of each source add up to 1. */
function normalised(sums: Float32Array, firsts: Uint32Array): Float32Array {
  for (let source = 0; source + 1 < firsts.length; source++) {
    const own = sums.subarray(firsts[source], firsts[source + 1]);
    const whole = own.reduce((sum, share) => sum + share, 0);
    if (whole > 0) for (let i = 0; i < own.length; i++) own[i] /= whole;
  }
  return sums;
}

function likely(terms: Uint32Array, pairs: Pairs, shares: Float32Array): Dictionary {
  const starts = new Uint32Array(terms.length + 1);
  const kept: number[] = [];
  for (let source = 0; source < terms.length; source++) {
    for (let pair = pairs.firsts[source]; pair < pairs.firsts[source + 1]; pair++) {
      if (shares[pair] >= LEAST_SHARE) kept.push(pair);
    }
    starts[source + 1] = kept.length;
  }
  return {
    terms,
    starts,
    targets: Uint32Array.from(kept, (pair) => pairs.targets[pair]),
    shares: Float32Array.from(kept, (pair) => shares[pair]),
  };
}
