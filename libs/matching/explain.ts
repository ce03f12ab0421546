import { unitValues } from './background.js';
import { takeApart } from './contributions.js';
import { byId } from './corpus.js';
import { CHANNELS, type MatchIndex } from './match-index.js';
import { needWords, type NeedWord, type Share } from './need-words.js';
import type { ReadNeed } from './need-vector.js';
import type { Explanation } from './types.js';

const MOST_TERMS = 12;
const MOST_WORKS = 5;
const MOST_MISSING = 8;
/** A Chinese word counts as missing when the profile lacks at least this part of its weight. */
const MISSING_PART = 0.5;

/** What was computed when the profiles were scored, and which of them to explain. */
export interface Scored {
  similarities: Float64Array;
  values: Float64Array;
  profiles: number[];
}

/** Explains the given profiles, in their order. The sums are promised in {@link Explanation}. */
export function explain(index: MatchIndex, need: ReadNeed, scored: Scored): Explanation[] {
  if (scored.profiles.length === 0) return [];
  const apart = takeApart(index, need, scored.similarities, scored.profiles);
  const grouping = needWords(index, need);
  return scored.profiles.map((profile, slot) => ({
    parts: partsOf(index, need, scored.values, profile),
    terms: termsOf(grouping, apart.ofTerms[slot]),
    ...worksOf(index, apart.ofDocuments[slot]),
    missing: missingOf(grouping, need, apart.ofTerms[slot]),
  }));
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

interface Grouping {
  words: NeedWord[];
  shares: Share[][];
}

function termsOf({ words, shares }: Grouping, ofTerms: Float64Array): Explanation['terms'] {
  const sums = new Float64Array(words.length);
  ofTerms.forEach((contribution, i) => {
    for (const { word, share } of shares[i]) sums[word] += contribution * share;
  });
  const sorted = words
    .map(({ term, label }, word) => ({ term, label, contribution: sums[word] }))
    .filter(({ contribution }) => contribution > 0)
    .sort((a, b) => b.contribution - a.contribution || byId(a.term, b.term));
  const grammar = ofTerms.reduce((sum, c, i) => (shares[i].length === 0 ? sum + c : sum), 0);
  const rest = sorted.slice(MOST_TERMS).reduce((sum, term) => sum + term.contribution, grammar);
  return [...sorted.slice(0, MOST_TERMS), { term: '', label: '', contribution: rest }];
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
  const works = Array.from(sums, ([work, contribution]) => ({
    workId: index.workIds[work],
    contribution,
  }))
    .filter(({ contribution }) => contribution > 0)
    .sort((a, b) => b.contribution - a.contribution || byId(a.workId, b.workId))
    .slice(0, MOST_WORKS);
  return { works, ownWords };
}

function missingOf(
  { words, shares }: Grouping,
  need: ReadNeed,
  ofTerms: Float64Array,
): Explanation['missing'] {
  const lacking = new Float64Array(words.length);
  const whole = new Float64Array(words.length);
  shares.forEach((shared, i) => {
    for (const { word, share } of shared) {
      const weight = share * need.weights[i] * need.weights[i];
      whole[word] += weight;
      if (ofTerms[i] === 0) lacking[word] += weight;
    }
  });
  return words
    .map(({ term, label, askedFor }, word) => ({
      term,
      label,
      weight: lacking[word],
      askedFor,
      word,
    }))
    .filter(({ askedFor, weight, word }) => askedFor && weight > MISSING_PART * whole[word])
    .sort((a, b) => b.weight - a.weight || byId(a.term, b.term))
    .slice(0, MOST_MISSING)
    .map(({ term, label, weight }) => ({ term, label, weight }));
}
