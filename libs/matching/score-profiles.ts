import { fuse, unitValues } from './background.js';
import { scoreChannels, scoreProfile } from './channels.js';
import { CHANNELS, type MatchIndex } from './match-index.js';
import type { NeedVector } from './need-vector.js';
import { pickBest } from './pick-best.js';
import {
  addCommon,
  commonWeights,
  product,
  rareSimilarities,
  rowSimilarities,
} from './similarities.js';

/** What scoring leaves behind: for explaining, exact for every profile that has a score. */
export interface Scored {
  similarities: Float64Array;
  /** values[profile × channels + channel]. */
  values: Float64Array;
  /** Per profile; -Infinity for one that is excluded or is surely not among the best. */
  scores: Float64Array;
}

type IsExcluded = (profile: number) => boolean;

/** Scores every profile that is not excluded. Cost: all rows of the index. */
export function scoreEverybody(
  index: MatchIndex,
  need: NeedVector,
  isExcluded: IsExcluded,
): Scored {
  const similarities = rowSimilarities(index, need);
  const values = new Float64Array(index.profileIds.length * CHANNELS.length);
  scoreChannels(index, similarities, values);
  const scores = new Float64Array(index.profileIds.length);
  const finish = finisher(index, need);
  for (let profile = 0; profile < scores.length; profile++) {
    scores[profile] = isExcluded(profile) ? -Infinity : finish(values, profile);
  }
  return { similarities, values, scores };
}

/** Profiles scored in full, at least, and for each one wanted. */
const FEWEST_CANDIDATES = 100;
const CANDIDATES_EACH = 2;
/** A need with less than this part of its squared weight in rare terms is scored against all. */
const RARE_PART = 0.5;

/**
 * Finds candidates by rough scores and scores only them in full.
 *
 * Rough are only the shares of common terms (in more than a fifth of all documents) in single works,
 * for which their sums stand. Exact in practice, not by proof: compared with
 * {@link scoreEverybody} in docs/matching.md. Small indexes and needs of mostly common words are
 * scored against everybody.
 */
export function scoreBest(
  index: MatchIndex,
  need: NeedVector,
  top: number,
  isExcluded: IsExcluded,
): Scored {
  const profiles = index.profileIds.length;
  const candidates = Math.max(FEWEST_CANDIDATES, CANDIDATES_EACH * top);
  if (candidates >= profiles || rarePart(index, need) < RARE_PART) {
    return scoreEverybody(index, need, isExcluded);
  }
  const similarities = rareSimilarities(index, need);
  const rough = roughScores(index, need, similarities);
  for (let p = 0; p < profiles; p++) if (isExcluded(p)) rough[p] = -Infinity;
  const scores = new Float64Array(profiles).fill(-Infinity);
  const values = new Float64Array(profiles * CHANNELS.length);
  const complete = completer(index, need, similarities);
  const finish = finisher(index, need);
  for (const profile of pickBest(rough, candidates)) {
    complete(profile);
    scoreProfile(index, similarities, profile, values);
    scores[profile] = finish(values, profile);
  }
  return { similarities, values, scores };
}

/** From the channels of a profile to its score. */
function finisher(
  index: MatchIndex,
  { language }: NeedVector,
): (values: Float64Array, profile: number) => number {
  const scale = index.background.scales[language];
  const hubs = index.background.hubs[language];
  const { weights, hubWeight } = index.options;
  const units = unitValues(scale, weights);
  return (values, profile) => fuse(values, profile, scale, units) - hubWeight * hubs[profile];
}

function rarePart({ common }: MatchIndex, need: NeedVector): number {
  let [rare, all] = [0, 0];
  need.terms.forEach((term, i) => {
    const square = need.weights[i] * need.weights[i];
    all += square;
    if (!common.numbers.has(term)) rare += square;
  });
  return all > 0 ? rare / all : 0;
}

/**
 * Scores up to a constant. Common terms count for each facet as a whole; e^x is taken as
 * (1 + x/8)^8, which keeps the order of works and costs a tenth.
 */
function roughScores(
  index: MatchIndex,
  need: NeedVector,
  similarities: Float64Array,
): Float64Array {
  const { facets, documents, options, background } = index;
  const [ofProfile, ofCentroid, ofWorks] = unitValues(
    background.scales[need.language],
    options.weights,
  );
  const common = commonWeights(index, need);
  const scores = new Float64Array(index.profileIds.length);
  for (let f = 0; f < facets.profiles.length; f++) {
    const { total, mean } = roughWorks(index, f, similarities);
    const sum = product(index.common.sums, f, common);
    const whole = similarities[documents + f] + product(index.common.rows, documents + f, common);
    const length = facets.sumLengths[f];
    scores[facets.profiles[f]] +=
      ofProfile * whole +
      (length > 0 ? (ofCentroid * (total + sum)) / length : 0) +
      ofWorks * (mean + sum / (facets.starts[f + 1] - facets.starts[f]));
  }
  const hubs = background.hubs[need.language];
  return scores.map((score, profile) => score - options.hubWeight * hubs[profile]);
}

/** Sum of the cosines of a facet's documents, and about their mean that the best outweigh. */
function roughWorks(
  { facets, options }: MatchIndex,
  facet: number,
  similarities: Float64Array,
): { total: number; mean: number } {
  const step = options.sharpness / 8;
  let [total, weighted, weights] = [0, 0, 0];
  for (let at = facets.starts[facet]; at < facets.starts[facet + 1]; at++) {
    const similarity = similarities[facets.members[at]];
    let weight = 1 + step * similarity;
    weight *= weight;
    weight *= weight;
    weight *= weight;
    total += similarity;
    weighted += weight * similarity;
    weights += weight;
  }
  return { total, mean: weighted / weights };
}

/** Adds the common terms to all rows of a profile, to a row that several profiles share once. */
function completer(
  index: MatchIndex,
  need: NeedVector,
  similarities: Float64Array,
): (profile: number) => void {
  const { facets, documents } = index;
  const common = commonWeights(index, need);
  const done = new Uint8Array(similarities.length);
  return (profile) => {
    for (let f = facets.firsts[profile]; f < facets.firsts[profile + 1]; f++) {
      addCommon(index, common, documents + f, similarities);
      for (let at = facets.starts[f]; at < facets.starts[f + 1]; at++) {
        const document = facets.members[at];
        if (done[document] === 1) continue;
        done[document] = 1;
        addCommon(index, common, document, similarities);
      }
    }
  };
}
