import type { ChannelScale, MatchIndex } from './match-index.js';
import type { EngineOptions } from './options.js';
import { CHANNELS } from './match-index.js';
import { fuse, trustIn, unitValues } from './scale.js';

/** On what hubs are measured. */
export interface HubGround {
  scale: ChannelScale;
  weights: EngineOptions['weights'];
  hubShare: number;
  /** How many background needs there are. */
  needs: number;
}

type IsOwn = (need: number, profile: number) => boolean;

/**
 * How high each profile stands for needs that are not its own: the mean of its best background
 * scores, less the mean of all profiles' means. One without a single term counts as the greatest
 * hub, so that it never passes one with text. `values` are those of scale.ts; `centre` is
 * [mean, greatest] of the profiles that the background was measured with, see {@link measureCentre}.
 * Source: M. Radovanović et al., "Hubs in space" (2010).
 */
export function findHubs(
  index: MatchIndex,
  values: Float32Array,
  isOwn: IsOwn,
  ground: HubGround & { centre: Float64Array },
): Float64Array {
  const [mean, greatest] = ground.centre;
  const trust = trustIn(ground.needs);
  const written = profilesWithTerms(index);
  return rawHubs(index, values, isOwn, ground).map(
    (hub, profile) => trust * ((written.has(profile) ? hub : greatest) - mean),
  );
}

/** Mean and greatest of the uncorrected hubs of all profiles. */
export function measureCentre(
  index: MatchIndex,
  values: Float32Array,
  isOwn: IsOwn,
  ground: HubGround,
): Float64Array {
  const hubs = rawHubs(index, values, isOwn, ground);
  if (hubs.length === 0) return Float64Array.of(0, 0);
  const mean = hubs.reduce((a, b) => a + b, 0) / hubs.length;
  return Float64Array.of(
    mean,
    hubs.reduce((a, b) => Math.max(a, b), -Infinity),
  );
}

function rawHubs(
  index: MatchIndex,
  values: Float32Array,
  isOwn: IsOwn,
  { scale, weights, hubShare, needs }: HubGround,
): Float64Array {
  const hubs = new Float64Array(index.profileIds.length);
  const best = Math.max(1, Math.round(needs * hubShare));
  const units = unitValues(scale, weights);
  for (let profile = 0; profile < hubs.length; profile++) {
    const own = values.subarray(profile * needs * CHANNELS.length);
    const scores: number[] = [];
    for (let need = 0; need < needs; need++) {
      if (!isOwn(need, profile)) scores.push(fuse(own, need, scale, units));
    }
    scores.sort((a, b) => b - a).length = Math.min(best, scores.length);
    if (scores.length > 0) hubs[profile] = scores.reduce((a, b) => a + b) / scores.length;
  }
  return hubs;
}

const profilesWithTerms = ({ facets }: MatchIndex): Set<number> =>
  new Set(facets.profiles.filter((_, f) => facets.uses[f] > 0));
