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
    const { terms, missing } = words.read(apart.ofTerms);
    const { works, ownWords } = worksOf(index, apart);
    explanations.push({ parts: partsOf(places[i]), terms, works, ownWords, missing });
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
  /** What the profile at hand gets from each word, and how much of the word's weight it lacks. */
  private readonly sums: Float64Array;
  private readonly lacks: Float64Array;
  /** By share of a term: its squared weight. */
  private readonly squares: Float64Array;
  /** Squared weight of each word of the need that counts as missing when lacking, else 0. */
  private readonly whole: Float64Array;

  constructor(
    private readonly grouping: NeedWords,
    { weights }: ReadNeed,
  ) {
    const { words, places, wordOf, shares } = grouping;
    this.sums = new Float64Array(words.length);
    this.lacks = new Float64Array(words.length);
    this.squares = shares.map((share, i) => share * weights[places[i]] ** 2);
    const whole = new Float64Array(words.length);
    this.squares.forEach((square, i) => (whole[wordOf[i]] += square));
    this.whole = whole.map((weight, word) => (words[word].askedFor ? weight : 0));
  }

  /** The heaviest words and all others as one, and the heaviest words that the profile lacks. */
  read(ofTerms: Float64Array): Pick<Explanation, 'terms' | 'missing'> {
    const { sums, lacks, squares } = this;
    const { places, wordOf, shares } = this.grouping;
    sums.fill(0);
    lacks.fill(0);
    for (let i = 0; i < places.length; i++) {
      const contribution = ofTerms[places[i]];
      if (contribution !== 0) sums[wordOf[i]] += contribution * shares[i];
      else lacks[wordOf[i]] += squares[i];
    }
    lacks[0] = 0; // the rest has no name to miss
    const terms = this.carrying();
    return { terms, missing: this.missing() };
  }

  private carrying(): Explanation['terms'] {
    const { sums, lacks } = this;
    const { words } = this.grouping;
    let rest = sums[0];
    sums[0] = 0;
    const terms: Explanation['terms'] = [];
    for (const word of pickBest(sums, MOST_TERMS, 0)) {
      const { term, label } = words[word];
      terms.push({ term, label, contribution: sums[word] });
      sums[word] = 0;
      // A Chinese word that matched in part is a reason; it can't be missing as well.
      lacks[word] = 0;
    }
    for (let word = 0; word < sums.length; word++) rest += sums[word];
    terms.push({ term: '', label: '', contribution: rest });
    return terms;
  }

  private missing(): Explanation['missing'] {
    const { lacks, whole } = this;
    const { words } = this.grouping;
    for (let word = 0; word < lacks.length; word++) {
      if (whole[word] === 0 || lacks[word] <= MISSING_PART * whole[word]) lacks[word] = 0;
    }
    return pickBest(lacks, MOST_MISSING, 0).map((word) => {
      const { term, label } = words[word];
      return { term, label, weight: lacks[word] };
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
