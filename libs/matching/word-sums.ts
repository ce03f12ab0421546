import type { Contributions } from './contributions.js';
import type { NeedWords } from './need-words.js';
import { pickBest } from './pick-best.js';
import type { Explanation } from './types.js';

const MOST_TERMS = 12;
const MOST_MISSING = 8;
/** A Chinese word counts as missing when the profile lacks at least this part of its weight. */
const MISSING_PART = 0.5;

/**
 * Adds up what the terms of a need give or lack under the words that people read, for one profile
 * after another. Cost: that of the terms which the profile has, and a look at each word.
 */
export class WordSums {
  /** By place in the need: its shares are those from here on, up to where the next begins. */
  private readonly firsts: Uint32Array;
  /** By share of a term: its squared weight. */
  private readonly squares: Float64Array;
  /** By word: how many shares it has, and their squared weight. */
  private readonly shares: Uint32Array;
  private readonly weights: Float64Array;
  /** Words to name when they are missing, the heaviest first. */
  private readonly askedFor: number[];
  /** By word, of the profile at hand: what it gives, and the shares and weight that are there. */
  private readonly sums: Float64Array;
  private readonly found: Uint32Array;
  private readonly foundWeights: Float64Array;

  constructor(
    private readonly grouping: NeedWords,
    weights: Float64Array,
  ) {
    const { words, places, wordOf, shares } = grouping;
    this.firsts = new Uint32Array(weights.length + 1);
    for (const place of places) this.firsts[place + 1]++;
    for (let place = 0; place < weights.length; place++) {
      this.firsts[place + 1] += this.firsts[place];
    }
    this.squares = shares.map((share, i) => share * weights[places[i]] ** 2);
    this.shares = new Uint32Array(words.length);
    this.weights = new Float64Array(words.length);
    this.squares.forEach((square, i) => {
      this.shares[wordOf[i]]++;
      this.weights[wordOf[i]] += square;
    });
    this.askedFor = [...words.keys()]
      .filter((word) => words[word].askedFor && this.weights[word] > 0)
      .sort((a, b) => this.weights[b] - this.weights[a]);
    this.sums = new Float64Array(words.length);
    this.found = new Uint32Array(words.length);
    this.foundWeights = new Float64Array(words.length);
  }

  /**
   * The heaviest words and all others as one, and the heaviest words that the profile lacks. Takes the
   * contributions of terms out of `apart`, which then holds zeros.
   */
  read({ places, named, ofTerms }: Contributions): Pick<Explanation, 'terms' | 'missing'> {
    const { sums, found, foundWeights, firsts, squares } = this;
    const { wordOf, shares } = this.grouping;
    sums.fill(0);
    found.fill(0);
    foundWeights.fill(0);
    for (let at = 0; at < named; at++) {
      const place = places[at];
      const contribution = ofTerms[place];
      // A place that two facets have is named twice.
      if (contribution === 0) continue;
      ofTerms[place] = 0;
      for (let i = firsts[place]; i < firsts[place + 1]; i++) {
        const word = wordOf[i];
        sums[word] += contribution * shares[i];
        foundWeights[word] += squares[i];
        found[word]++;
      }
    }
    const terms = this.carrying();
    return { terms, missing: this.missing() };
  }

  private carrying(): Explanation['terms'] {
    const { sums, found, shares } = this;
    const { words } = this.grouping;
    let rest = sums[0];
    sums[0] = 0;
    const terms: Explanation['terms'] = [];
    for (const word of pickBest(sums, MOST_TERMS, 0)) {
      const { term, label } = words[word];
      terms.push({ term, label, contribution: sums[word] });
      sums[word] = 0;
      // A Chinese word that matched in part is a reason; it can't be missing as well.
      found[word] = shares[word];
    }
    for (let word = 0; word < sums.length; word++) rest += sums[word];
    terms.push({ term: '', label: '', contribution: rest });
    return terms;
  }

  private missing(): Explanation['missing'] {
    const { weights } = this;
    const { words } = this.grouping;
    const missing: Explanation['missing'] = [];
    for (const word of this.askedFor) {
      // What follows weighs no more, and less where part of it is there.
      if (missing.length === MOST_MISSING && missing[MOST_MISSING - 1].weight >= weights[word])
        break;
      const weight = this.lack(word);
      if (weight <= MISSING_PART * weights[word]) continue;
      const { term, label } = words[word];
      const lacking = { term, label, weight };
      let to = missing.push(lacking) - 1;
      for (; to > 0 && missing[to - 1].weight < weight; to--) missing[to] = missing[to - 1];
      missing[to] = lacking;
      if (missing.length > MOST_MISSING) missing.pop();
    }
    return missing;
  }

  /** How much of a word's weight the profile lacks. */
  private lack(word: number): number {
    const { found, shares, weights, foundWeights } = this;
    return found[word] === shares[word] ? 0 : weights[word] - foundWeights[word];
  }
}
