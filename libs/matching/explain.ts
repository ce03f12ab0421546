import { unitValues } from './background.js';
import { takeApart } from './contributions.js';
import { CHANNELS, type MatchIndex } from './match-index.js';
import { needWords, type NeedWords } from './need-words.js';
import type { ReadNeed } from './need-vector.js';
import { pickBest } from './pick-best.js';
import type { Explanation } from './types.js';

const MOST_TERMS = 12;
const MOST_WORKS = 5;
const MOST_MISSING = 8;
/** A Chinese word counts as missing when the profile lacks at least this part of its weight. */
const MISSING_PART = 0.5;

/** What was computed when the profiles were scored, and which of them to explain. */
export interface ToExplain {
  similarities: Float64Array;
  values: Float64Array;
  profiles: number[];
}

/** Explains the given profiles, in their order. The sums are promised in {@link Explanation}. */
export function explain(index: MatchIndex, need: ReadNeed, scored: ToExplain): Explanation[] {
  if (scored.profiles.length === 0) return [];
  const apart = takeApart(index, need, scored.similarities, scored.profiles);
  const grouping = needWords(index, need);
  const whole = weightsOfWords(grouping, need);
  return scored.profiles.map((profile, slot) => {
    const ofTerms = apart.ofTerms[slot];
    const terms = termsOf(grouping, ofTerms);
    const missing = missingOf(grouping, need, whole, ofTerms);
    // A Chinese word that matched in part is a reason; it can't be missing as well.
    const shown = new Set(terms.map(({ term }) => term));
    return {
      parts: partsOf(index, need, scored.values, profile),
      terms,
      ...worksOf(index, apart.ofDocuments[slot]),
      missing: missing.filter(({ term }) => !shown.has(term)).slice(0, MOST_MISSING),
    };
  });
}

function partsOf(
  index: MatchIndex,
  need: ReadNeed,
  values: Float64Array,
  profile: number,
): Explanation['parts'] {
  const scale = index.background.scales[need.language];
  const units = unitValues(scale, index.options.weights);
  const baseline = CHANNELS.reduce((sum, _, c) => sum - units[c] * scale.means[c], 0);
  const hub = -index.options.hubWeight * index.background.hubs[need.language][profile];
  return [
    ...CHANNELS.map((name, c) => ({
      name,
      value: units[c] * values[profile * CHANNELS.length + c],
    })),
    { name: 'baseline', value: baseline },
    { name: 'hub', value: hub },
  ];
}

function termsOf(grouping: NeedWords, ofTerms: Float64Array): Explanation['terms'] {
  const { words, starts, wordOf, shares } = grouping;
  const sums = new Float64Array(words.length);
  for (let i = 0; i < ofTerms.length; i++) {
    if (ofTerms[i] === 0) continue;
    for (let at = starts[i]; at < starts[i + 1]; at++) sums[wordOf[at]] += ofTerms[i] * shares[at];
  }
  let rest = sums[0];
  sums[0] = 0;
  const terms = pickBest(sums, MOST_TERMS, 0).map((word) => {
    const { term, label } = words[word];
    const contribution = sums[word];
    sums[word] = 0;
    return { term, label, contribution };
  });
  for (const other of sums) rest += other;
  return [...terms, { term: '', label: '', contribution: rest }];
}

function worksOf(
  index: MatchIndex,
  ofDocuments: Map<number, number>,
): Pick<Explanation, 'works' | 'ownWords'> {
  const sums = new Map<number, number>();
  for (const [document, contribution] of ofDocuments) {
    const work = index.workOfDocument[document];
    sums.set(work, (sums.get(work) ?? 0) + contribution);
  }
  const ownWords = sums.get(-1) ?? 0;
  sums.delete(-1);
  // Works are numbered by id, so equal contributions stand in the order of ids.
  const numbers = [...sums.keys()].sort((a, b) => a - b);
  const contributions = Float64Array.from(numbers, (work) => sums.get(work) ?? 0);
  const works = pickBest(contributions, MOST_WORKS, 0).map((place) => ({
    workId: index.workIds.at(numbers[place]),
    contribution: contributions[place],
  }));
  return { works, ownWords };
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
  ofTerms: Float64Array,
): Explanation['missing'] {
  const lacking = new Float64Array(words.length);
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
