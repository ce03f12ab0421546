import { fuse } from './background.js';
import { rowSimilarities, scoreChannels } from './channels.js';
import { byId } from './corpus.js';
import { explain } from './explain.js';
import { CHANNELS, type MatchIndex } from './match-index.js';
import { readNeed } from './need-vector.js';
import type { NeedText, RankedProfile, RankOptions } from './types.js';

/**
 * Ranks the profiles of an index for one need, best first; equal scores by profile id.
 *
 * Every profile that is not excluded is scored, also one without works (it comes last) and also for
 * a need without a known word (then only the hub correction tells profiles apart). Same index, same
 * need: same answer to the last bit. Cost: 1 to 10 ms against 9,295 works; explaining costs as much
 * again.
 */
export function rank(index: MatchIndex, need: NeedText, options: RankOptions): RankedProfile[] {
  const read = readNeed(index, need);
  const similarities = rowSimilarities(index.postings, rowsOf(index), read);
  const values = new Float64Array(index.profileIds.length * CHANNELS.length);
  scoreChannels(index, similarities, values);
  const scale = index.background.scales[read.language];
  const hubs = index.background.hubs[read.language];
  const { weights, hubWeight } = index.options;
  const scored: { profile: number; score: number }[] = [];
  for (let profile = 0; profile < index.profileIds.length; profile++) {
    if (options.exclude?.(index.profileIds[profile])) continue;
    const score = fuse(values, profile, scale, weights) - hubWeight * hubs[profile];
    scored.push({ profile, score });
  }
  scored.sort(
    (a, b) => b.score - a.score || byId(index.profileIds[a.profile], index.profileIds[b.profile]),
  );
  const kept = options.top === 'all' ? scored : scored.slice(0, Math.max(0, options.top));
  const explained = kept.slice(0, Math.max(0, options.explain ?? 0)).map((k) => k.profile);
  const explanations = explain(index, read, { similarities, values, profiles: explained });
  return kept.map(({ profile, score }, i) => ({
    profileId: index.profileIds[profile],
    score,
    rank: i + 1,
    ...(i < explanations.length ? { explanation: explanations[i] } : {}),
  }));
}

const rowsOf = (index: MatchIndex): number => index.documents + index.facets.profiles.length;
