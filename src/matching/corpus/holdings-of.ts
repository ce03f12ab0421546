import { membersOf, thawHoldings, type Holdings } from '../../../libs/matching/index.js';
import { type FlatCorpus } from './prepare-corpus.js';

/** Which profiles hold which works, by the places that side channels have; works ascend. */
export interface CorpusHoldings {
  profiles: number;
  workIds: string[];
  profilesOfWork: number[][];
}

/** An epoch's profiles come first, the hidden ones without works, then those of the layer. */
export function holdingsOf({ epoch, layer }: Pick<FlatCorpus, 'epoch' | 'layer'>): CorpusHoldings {
  const below = thawHoldings(epoch.flat.sections);
  const holders = new Map<string, number[]>();
  collect(below, (profile) => (layer?.hidden[profile] === 1 ? undefined : profile), holders);
  const above = layer && thawHoldings(layer.flat.sections);
  if (above) collect(above, (profile) => below.profiles + profile, holders);
  const held = [...holders].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    profiles: below.profiles + (above?.profiles ?? 0),
    workIds: held.map(([id]) => id),
    profilesOfWork: held.map(([, profiles]) => profiles),
  };
}

function collect(
  { workIds, profilesOfWork }: Holdings,
  placeOf: (profile: number) => number | undefined,
  holders: Map<string, number[]>,
): void {
  for (let work = 0; work < workIds.length; work++) {
    const places = [...membersOf(profilesOfWork, work)].flatMap(
      (profile) => placeOf(profile) ?? [],
    );
    const id = workIds.at(work);
    if (places.length > 0) holders.set(id, [...(holders.get(id) ?? []), ...places]);
  }
}
