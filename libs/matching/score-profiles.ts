import { fuse, unitValues } from './scale.js';
import { scoreProfile } from './channels.js';
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
  /** In the same order: values[place × channels + channel], see channels.ts. */
  values: Float64Array;
}

/** Scores every profile that is not excluded. Cost: all that the need's terms stand in. */
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
 * postings of the need's terms, twice.
 */
export function scoreBest(
  index: MatchIndex,
  matcher: Matcher,
  wanted: Wanted,
  top: number,
): Scored {
  const most = top + Math.max(FEWEST_MORE, Math.ceil(top / 2));
  if (most >= index.profileIds.length) {
    const { profiles, scores, values } = scoreEverybody(index, matcher, wanted);
    return { profiles: profiles.slice(0, top), scores: scores.slice(0, top), values };
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
  const ordered = new Float64Array(candidates).sort();
  const values = new Float64Array(ordered.length * CHANNELS.length);
  const scores = new Float64Array(ordered.length);
  matcher.visit(ordered, (profile, i) => {
    scoreProfile(index, matcher, profile, values, i * CHANNELS.length);
    scores[i] = fuse(values, i, scale, units) - hubWeight * hubs[profile] + (added?.[profile] ?? 0);
  });
  const best = pickBest(scores, top);
  return {
    profiles: best.map((i) => ordered[i]),
    scores: best.map((i) => scores[i]),
    values: rowsOf(values, best),
  };
}

/** The rows of one number a channel at these places, in their order. */
function rowsOf(values: Float64Array, places: readonly number[]): Float64Array {
  const rows = new Float64Array(places.length * CHANNELS.length);
  places.forEach((place, i) => {
    for (let c = 0; c < CHANNELS.length; c++) {
      rows[i * CHANNELS.length + c] = values[place * CHANNELS.length + c];
    }
  });
  return rows;
}

/** Rough scores up to a constant, -Infinity for who is excluded; they hold until the next need. */
function roughOfProfiles(
  index: MatchIndex,
  matcher: Matcher,
  { language, isExcluded, added }: Wanted,
): Float64Array {
  const { hubWeight, weights } = index.options;
  const { scores } = matcher;
  const hubs = index.background.hubs[language];
  for (let profile = 0; profile < scores.length; profile++) {
    scores[profile] = -hubWeight * hubs[profile];
  }
  matcher.addRough(unitValues(index.background.scales[language], weights), scores);
  added?.forEach((points, profile) => (scores[profile] += points));
  if (isExcluded) {
    for (let p = 0; p < scores.length; p++) if (isExcluded(p)) scores[p] = -Infinity;
  }
  return scores;
}
