import { explain } from './explain.js';
import type { MatchIndex } from './match-index.js';
import { matcherOf } from './matcher.js';
import { readNeed } from './need-vector.js';
import { scoreBest, scoreEverybody, type Wanted } from './score-profiles.js';
import { explainSides, sumSides } from './side-channels.js';
import type { NeedText, RankedProfile, RankOptions } from './types.js';

/**
 * Ranks the profiles of an index for one need, best first; equal scores by profile id.
 *
 * Every profile that is not excluded is a candidate, also one without works (it comes last) and also
 * for a need without a known word (then only the hub correction tells profiles apart). Same index,
 * same need: same answer to the last bit. With `top` a number, profiles that a rough score puts far
 * down are not scored in full; whoever is in the list has exactly the score that `'all'` gives. Cost
 * and exactness: docs/matching.md.
 */
export function rank(index: MatchIndex, need: NeedText, options: RankOptions): RankedProfile[] {
  const { exclude, sides = [] } = options;
  const { sideWeights } = index.options;
  const read = readNeed(index, need);
  const wanted: Wanted = {
    language: read.language,
    ...(exclude ? { isExcluded: flagExcluded(index, exclude) } : {}),
    added: sumSides(index.profileIds.length, sides, sideWeights),
  };
  const matcher = matcherOf(index);
  matcher.begin(read);
  const { profiles, scores } =
    options.top === 'all'
      ? scoreEverybody(index, matcher, wanted)
      : scoreBest(index, matcher, wanted, options.top);
  const explained = profiles.slice(0, Math.max(0, options.explain ?? 0));
  const explanations = explain(index, read, matcher, explained);
  return profiles.map((profile, i) => ({
    profileId: index.profileIds[profile],
    score: scores[i],
    rank: i + 1,
    ...(i < explanations.length
      ? { explanation: explainSides(explanations[i], profile, sides, sideWeights) }
      : {}),
  }));
}

/** Asks about everybody at once: while a need is being scored nothing else may use its matcher. */
function flagExcluded(
  { profileIds }: MatchIndex,
  exclude: (profileId: string) => boolean,
): (profile: number) => boolean {
  const flags = profileIds.map((id) => exclude(id));
  return (profile) => flags[profile];
}
