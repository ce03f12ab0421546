import { sumByWork, type Contributions } from './contributions.js';
import { CHANNELS, type MatchIndex } from './match-index.js';
import type { Matcher } from './matcher.js';
import { needWords } from './need-words.js';
import type { ReadNeed } from './need-vector.js';
import { pickBest } from './pick-best.js';
import { unitValues } from './scale.js';
import type { Explanation } from './types.js';
import { WordSums } from './word-sums.js';

const MOST_WORKS = 5;

/** A profile that was scored, and where its channels stand in `values`. */
export interface ScoredPlace {
  profile: number;
  /** values[place × channels + channel], see channels.ts. */
  values: Float64Array;
  place: number;
}

/**
 * Explains the given profiles, in their order. The sums are promised in {@link Explanation}.
 * Cost: some 6 µs a profile, and 100 µs a need with Chinese for cutting it into words.
 */
export function explain(
  index: MatchIndex,
  need: ReadNeed,
  matcher: Matcher,
  places: readonly ScoredPlace[],
): Explanation[] {
  if (places.length === 0) return [];
  const { scales } = index.background;
  const units = unitValues(scales[need.language], index.options.weights);
  const partsOf = partsMaker(index, need.language, units);
  const words = new WordSums(needWords(index, need), need.weights);
  const apart: Contributions = {
    ofTerms: new Float64Array(need.terms.length),
    places: [],
    named: 0,
    documents: [],
    ofDocuments: [],
    many: 0,
    ofWorks: new Float64Array(64),
  };
  const explanations: Explanation[] = [];
  const profiles = places.map(({ profile }) => profile);
  matcher.visit(profiles, (profile, i) => {
    matcher.takeApart(profile, units, apart);
    const { terms, missing } = words.read(apart);
    const { works, ownWords } = worksOf(index, apart);
    explanations.push({ parts: partsOf(places[i]), terms, works, ownWords, missing });
  });
  return explanations;
}

function partsMaker(
  index: MatchIndex,
  language: number,
  units: readonly number[],
): (place: ScoredPlace) => Explanation['parts'] {
  const { scales, hubs } = index.background;
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

function worksOf(index: MatchIndex, apart: Contributions): Pick<Explanation, 'works' | 'ownWords'> {
  const { works, ownWords } = sumByWork(index.workOfDocument, apart);
  const { ofWorks } = apart;
  return {
    works: pickBest(ofWorks, MOST_WORKS, 0, works.length).map((place) => ({
      workId: index.workIds.at(works[place]),
      contribution: ofWorks[place],
    })),
    ownWords,
  };
}
