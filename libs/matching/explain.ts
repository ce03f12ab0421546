import { unitValues } from './scale.js';
import { scoreProfile } from './channels.js';
import { sumByWork, takeApart, type Contributions } from './contributions.js';
import { CHANNELS, type MatchIndex } from './match-index.js';
import type { Matcher } from './matcher.js';
import { needWords, type NeedWords } from './need-words.js';
import type { ReadNeed } from './need-vector.js';
import { pickBest } from './pick-best.js';
import type { Explanation } from './types.js';

const MOST_TERMS = 12;
const MOST_WORKS = 5;
const MOST_MISSING = 8;
/** A Chinese word counts as missing when the profile lacks at least this part of its weight. */
const MISSING_PART = 0.5;

/**
 * Explains the given profiles, in their order. The sums are promised in {@link Explanation}.
 * Cost: some 10 µs a profile, and 100 µs a need with Chinese for cutting it into words.
 */
export function explain(
  index: MatchIndex,
  need: ReadNeed,
  matcher: Matcher,
  profiles: readonly number[],
): Explanation[] {
  if (profiles.length === 0) return [];
  const grouping = needWords(index, need);
  const whole = weightsOfWords(grouping, need);
  const apart: Contributions = {
    ofTerms: new Float64Array(need.terms.length),
    documents: [],
    ofDocuments: [],
  };
  const sums = new Float64Array(grouping.words.length);
  return profiles.map((profile) => {
    const parts = partsOf(index, need, matcher, profile);
    takeApart(index, matcher, { profile, language: need.language }, apart);
    const terms = termsOf(grouping, apart.ofTerms, sums);
    const missing = missingOf(grouping, need, whole, { ofTerms: apart.ofTerms, lacking: sums });
    // A Chinese word that matched in part is a reason; it can't be missing as well.
    const isShown = (term: string): boolean => terms.some((shown) => shown.term === term);
    return {
      parts,
      terms,
      ...worksOf(index, apart),
      missing: missing.filter(({ term }) => !isShown(term)).slice(0, MOST_MISSING),
    };
  });
}

function partsOf(
  index: MatchIndex,
  need: ReadNeed,
  matcher: Matcher,
  profile: number,
): Explanation['parts'] {
  const values = new Float64Array(CHANNELS.length);
  scoreProfile(index, matcher, profile, values);
  const scale = index.background.scales[need.language];
  const units = unitValues(scale, index.options.weights);
  const baseline = CHANNELS.reduce((sum, _, c) => sum - units[c] * scale.means[c], 0);
  const hub = -index.options.hubWeight * index.background.hubs[need.language][profile];
  return [
    ...CHANNELS.map((name, c) => ({
      name,
      value: units[c] * values[c],
    })),
    { name: 'baseline', value: baseline },
    { name: 'hub', value: hub },
  ];
}

function termsOf(
  { words, starts, wordOf, shares }: NeedWords,
  ofTerms: Float64Array,
  sums: Float64Array,
): Explanation['terms'] {
  sums.fill(0);
  for (let i = 0; i < ofTerms.length; i++) {
    const contribution = ofTerms[i];
    if (contribution === 0) continue;
    for (let at = starts[i]; at < starts[i + 1]; at++) {
      sums[wordOf[at]] += contribution * shares[at];
    }
  }
  let rest = sums[0];
  sums[0] = 0;
  const terms = pickBest(sums, MOST_TERMS, 0).map((word) => {
    const { term, label } = words[word];
    const contribution = sums[word];
    sums[word] = 0;
    return { term, label, contribution };
  });
  for (let word = 0; word < sums.length; word++) rest += sums[word];
  terms.push({ term: '', label: '', contribution: rest });
  return terms;
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

/** Squared weight of each word of the need that counts as missing when lacking, else 0. */
function weightsOfWords(
  { words, starts, wordOf, shares }: NeedWords,
  need: ReadNeed,
): Float64Array {
  const whole = new Float64Array(words.length);
  need.weights.forEach((weight, i) => {
    for (let at = starts[i]; at < starts[i + 1]; at++) {
      whole[wordOf[at]] += shares[at] * weight * weight;
    }
  });
  return whole.map((weight, word) => (words[word].askedFor ? weight : 0));
}

function missingOf(
  { words, starts, wordOf, shares }: NeedWords,
  need: ReadNeed,
  whole: Float64Array,
  { ofTerms, lacking }: { ofTerms: Float64Array; lacking: Float64Array },
): Explanation['missing'] {
  lacking.fill(0);
  for (let i = 0; i < ofTerms.length; i++) {
    if (ofTerms[i] !== 0) continue;
    const weight = need.weights[i] * need.weights[i];
    for (let at = starts[i]; at < starts[i + 1]; at++) lacking[wordOf[at]] += shares[at] * weight;
  }
  for (let word = 0; word < lacking.length; word++) {
    if (whole[word] === 0 || lacking[word] <= MISSING_PART * whole[word]) lacking[word] = 0;
  }
  return pickBest(lacking, MOST_MISSING + MOST_TERMS, 0).map((word) => {
    const { term, label } = words[word];
    return { term, label, weight: lacking[word] };
  });
}
