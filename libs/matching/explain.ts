import { sumByWork, takeApart, type Contributions } from './contributions.js';
import { CHANNELS, type MatchIndex } from './match-index.js';
import type { Matcher } from './matcher.js';
import { needWords, type NeedWords } from './need-words.js';
import type { ReadNeed } from './need-vector.js';
import { pickBest } from './pick-best.js';
import { unitValues } from './scale.js';
import type { Explanation } from './types.js';

const MOST_TERMS = 12;
const MOST_WORKS = 5;
const MOST_MISSING = 8;
/** A Chinese word counts as missing when the profile lacks at least this part of its weight. */
const MISSING_PART = 0.5;

/** A profile that was scored, and where its channels stand in `values`. */
export interface ScoredPlace {
  profile: number;
  /** values[place × channels + channel], see channels.ts. */
  values: Float64Array;
  place: number;
}

/**
 * Explains the given profiles, in their order. The sums are promised in {@link Explanation}.
 * Cost: some 10 µs a profile, and 100 µs a need with Chinese for cutting it into words.
 */
export function explain(
  index: MatchIndex,
  need: ReadNeed,
  matcher: Matcher,
  places: readonly ScoredPlace[],
): Explanation[] {
  if (places.length === 0) return [];
  const partsOf = partsMaker(index, need.language);
  const words = new WordSums(needWords(index, need), need);
  const apart: Contributions = {
    ofTerms: new Float64Array(need.terms.length),
    documents: [],
    ofDocuments: [],
  };
  const explanations: Explanation[] = [];
  const profiles = places.map(({ profile }) => profile);
  matcher.visit(profiles, (profile, i) => {
    takeApart(index, matcher, { profile, language: need.language }, apart);
    const terms = words.carrying(apart.ofTerms);
    const missing = words.missing(apart.ofTerms);
    explanations.push({ parts: partsOf(places[i]), terms, ...worksOf(index, apart), missing });
  });
  return explanations;
}

function partsMaker(
  index: MatchIndex,
  language: number,
): (place: ScoredPlace) => Explanation['parts'] {
  const { scales, hubs } = index.background;
  const units = unitValues(scales[language], index.options.weights);
  const { means } = scales[language];
  const baseline = CHANNELS.reduce((sum, _, c) => sum - units[c] * means[c], 0);
  return ({ profile, values, place }) => {
    const parts: Explanation['parts'] = CHANNELS.map((name, c) => ({
      name,
      value: units[c] * values[place * CHANNELS.length + c],
    }));
    parts.push(
      { name: 'baseline', value: baseline },
      { name: 'hub', value: -index.options.hubWeight * hubs[language][profile] },
    );
    return parts;
  };
}

/** Adds up what terms of a need give or lack under the words that people read. */
class WordSums {
  private readonly sums: Float64Array;
  /** 1 for a word that carries the profile at hand. */
  private readonly carries: Uint8Array;
  /** Squared weight of each word of the need that counts as missing when lacking, else 0. */
  private readonly whole: Float64Array;
  private readonly squares: Float64Array;

  constructor(
    private readonly grouping: NeedWords,
    { weights }: ReadNeed,
  ) {
    const { words } = grouping;
    this.sums = new Float64Array(words.length);
    this.carries = new Uint8Array(words.length);
    this.squares = weights.map((weight) => weight * weight);
    const whole = new Float64Array(words.length);
    const { starts, wordOf, shares } = grouping;
    weights.forEach((weight, i) => {
      for (let at = starts[i]; at < starts[i + 1]; at++) {
        whole[wordOf[at]] += shares[at] * weight * weight;
      }
    });
    this.whole = whole.map((weight, word) => (words[word].askedFor ? weight : 0));
  }

  /** The heaviest words, and all others as one; {@link missing} goes by the same profile. */
  carrying(ofTerms: Float64Array): Explanation['terms'] {
    const { sums, carries } = this;
    const { words, starts, wordOf, shares } = this.grouping;
    sums.fill(0);
    carries.fill(0);
    carries[0] = 1; // the rest has no name to miss
    for (let i = 0; i < ofTerms.length; i++) {
      const contribution = ofTerms[i];
      if (contribution === 0) continue;
      const end = starts[i + 1];
      for (let at = starts[i]; at < end; at++) sums[wordOf[at]] += contribution * shares[at];
    }
    let rest = sums[0];
    sums[0] = 0;
    const terms: Explanation['terms'] = [];
    for (const word of pickBest(sums, MOST_TERMS, 0)) {
      const { term, label } = words[word];
      terms.push({ term, label, contribution: sums[word] });
      sums[word] = 0;
      carries[word] = 1;
    }
    for (let word = 0; word < sums.length; word++) rest += sums[word];
    terms.push({ term: '', label: '', contribution: rest });
    return terms;
  }

  /** The heaviest words that the profile lacks. */
  missing(ofTerms: Float64Array): Explanation['missing'] {
    const { sums, carries, whole, squares } = this;
    const { words, starts, wordOf, shares } = this.grouping;
    sums.fill(0);
    for (let i = 0; i < ofTerms.length; i++) {
      if (ofTerms[i] !== 0) continue;
      const weight = squares[i];
      const end = starts[i + 1];
      for (let at = starts[i]; at < end; at++) sums[wordOf[at]] += shares[at] * weight;
    }
    for (let word = 0; word < sums.length; word++) {
      // A Chinese word that matched in part is a reason; it can't be missing as well.
      if (carries[word] === 1 || sums[word] <= MISSING_PART * whole[word]) sums[word] = 0;
      else if (whole[word] === 0) sums[word] = 0;
    }
    return pickBest(sums, MOST_MISSING, 0).map((word) => {
      const { term, label } = words[word];
      return { term, label, weight: sums[word] };
    });
  }
}

function worksOf(index: MatchIndex, apart: Contributions): Pick<Explanation, 'works' | 'ownWords'> {
  const { works, contributions, ownWords } = sumByWork(index.workOfDocument, apart);
  return {
    works: pickBest(contributions, MOST_WORKS, 0).map((place) => ({
      workId: index.workIds.at(works[place]),
      contribution: contributions[place],
    })),
    ownWords,
  };
}
