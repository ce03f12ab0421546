import { explain } from './explain.js';
import type { MatchIndex } from './match-index.js';
import { readNeed } from './need-vector.js';
import { pickBest } from './pick-best.js';
import { scoreBest, scoreEverybody } from './score-profiles.js';
import { explainSides, sumSides } from './side-channels.js';
import type { NeedText, RankedProfile, RankOptions } from './types.js';

/**
 * Ranks the profiles of an index for one need, best first; equal scores by profile id.
 *
 * Every profile that is not excluded is a candidate, also one without works (it comes last) and also
 * for a need without a known word (then only the hub correction tells profiles apart). Same index,
 * same need: same answer to the last bit. With `top` a number, profiles that stand far down without
 * the commonest terms are not scored in full; whoever is in the list has exactly the score that
 * `'all'` gives. With side channels everybody is scored in full, since they may lift somebody whom
 * words alone would not name. Cost and exactness: docs/matching.md.
 */
export function rank(index: MatchIndex, need: NeedText, options: RankOptions): RankedProfile[] {
  const read = readNeed(index, need);
  const isExcluded = (profile: number): boolean =>
    options.exclude?.(index.profileIds[profile]) ?? false;
  const { sides = [] } = options;
  const { sideWeights } = index.options;
  const added = sumSides(index.profileIds.length, sides, sideWeights);
  const scored =
    options.top === 'all' || added
      ? scoreEverybody(index, read, isExcluded)
      : scoreBest(index, read, options.top, isExcluded);
  added?.forEach((points, profile) => (scored.scores[profile] += points));
  // Profiles are numbered by id, so equal scores stand in the order of ids.
  const kept = pickBest(scored.scores, options.top === 'all' ? Infinity : options.top);
  const explained = kept.slice(0, Math.max(0, options.explain ?? 0));
  const explanations = explain(index, read, { ...scored, profiles: explained });
  return kept.map((profile, i) => ({
    profileId: index.profileIds[profile],
    score: scored.scores[profile],
    rank: i + 1,
    ...(i < explanations.length
      ? { explanation: explainSides(explanations[i], profile, sides, sideWeights) }
      : {}),
  }));
}
