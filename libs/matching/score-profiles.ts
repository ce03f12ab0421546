import { fuse, unitValues } from './scale.js';
import { scoreProfile } from './channels.js';
import { roughScores } from './facet-postings.js';
import { CHANNELS, type MatchIndex } from './match-index.js';
import type { Matcher } from './matcher.js';
import { pickBest } from './pick-best.js';

/** What is asked beside the need itself. */
export interface Wanted {
  /** Language of the need. */
  language: number;
  /** Per profile: true for one that is left out. */
  isExcluded?: (profile: number) => boolean;
  /** Per profile: points that come from elsewhere. */
  added?: Float64Array;
}

/** Scores, exact for every profile that has one. */
export interface Scored {
  /** Best first; equal scores in the order of the profiles' numbers, which is that of their ids. */
  profiles: number[];
  /** In the same order. */
  scores: number[];
}

/** Scores every profile that is not excluded. Cost: all rows of the index. */
export function scoreEverybody(index: MatchIndex, matcher: Matcher, wanted: Wanted): Scored {
  const everybody = Array.from(index.profileIds.keys());
  const left = everybody.filter((profile) => !wanted.isExcluded?.(profile));
  return scoreThese(index, matcher, wanted, { candidates: left, top: Infinity });
}

/** Profiles scored in full beyond the number wanted: half as many again, and at least these. */
const FEWEST_MORE = 25;

/**
 * Finds candidates by rough scores (see facet-postings.ts) and scores only them in full.
 *
 * Whoever is in the list has exactly the score that {@link scoreEverybody} gives. That nobody is
 * missing is so in practice, not by proof: docs/matching.md has the comparison. Cost: the facet
 * postings of the need's terms and the documents of the candidates, however large the index.
 */
export function scoreBest(
  index: MatchIndex,
  matcher: Matcher,
  wanted: Wanted,
  top: number,
): Scored {
  const most = top + Math.max(FEWEST_MORE, Math.ceil(top / 2));
  if (most >= index.profileIds.length) {
    const { profiles, scores } = scoreEverybody(index, matcher, wanted);
    return { profiles: profiles.slice(0, top), scores: scores.slice(0, top) };
  }
  const rough = roughOfProfiles(index, matcher, wanted);
  return scoreThese(index, matcher, wanted, { candidates: pickBest(rough, most), top });
}

function scoreThese(
  index: MatchIndex,
  matcher: Matcher,
  { language, added }: Wanted,
  { candidates, top }: { candidates: number[]; top: number },
): Scored {
  const scale = index.background.scales[language];
  const hubs = index.background.hubs[language];
  const { weights, hubWeight } = index.options;
  const units = unitValues(scale, weights);
  const values = new Float64Array(CHANNELS.length);
  const ordered = Float64Array.from(candidates).sort();
  const scores = new Float64Array(ordered.length);
  for (let i = 0; i < ordered.length; i++) {
    const profile = ordered[i];
    matcher.forgetMuch();
    scoreProfile(index, matcher, profile, values);
    scores[i] = fuse(values, 0, scale, units) - hubWeight * hubs[profile] + (added?.[profile] ?? 0);
  }
  const best = pickBest(scores, top);
  return { profiles: best.map((i) => ordered[i]), scores: best.map((i) => scores[i]) };
}

/** Rough scores up to a constant, -Infinity for who is excluded. */
function roughOfProfiles(
  index: MatchIndex,
  matcher: Matcher,
  { language, isExcluded, added }: Wanted,
): Float64Array {
  const { profiles } = index.facets;
  const { hubWeight, weights } = index.options;
  const units = unitValues(index.background.scales[language], weights);
  const ofFacets = roughScores(index.rough, index.facets, matcher.need, units);
  const scores = index.background.hubs[language].map((hub) => -hubWeight * hub);
  for (let f = 0; f < profiles.length; f++) scores[profiles[f]] += ofFacets[f];
  added?.forEach((points, profile) => (scores[profile] += points));
  if (isExcluded) {
    for (let p = 0; p < scores.length; p++) if (isExcluded(p)) scores[p] = -Infinity;
  }
  return scores;
}
