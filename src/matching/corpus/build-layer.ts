import {
  addLayer,
  FeatureBuilder,
  freezeFeatures,
  freezeIndex,
  layerShare,
  membersOf,
  thawHoldings,
  type FlatIndex,
  type MatchIndex,
  type Sections,
  type WorkText,
} from '../../../libs/matching/index.js';
import { type LexiconLookup } from '../../../libs/text/index.js';
import { type Ask } from '../../platform/database/snapshot.js';
import {
  type CorpusDifference,
  type CorpusMarks,
  findDifference,
  thawMarks,
} from './corpus-marks.js';
import { loadProfiles, loadWorks } from './load-corpus.js';

/** What has changed since an epoch, on shared memory; see `addLayer`. */
export interface FlatLayer {
  flat: FlatIndex;
  /** By profile of the epoch: 1 for one that is gone or stands in the layer. */
  hidden: Uint8Array;
  /** Share of the works that stand in it. */
  share: number;
}

/** What differs from an epoch, and how many works a layer would hold at least. */
export function differenceFrom(
  { sections }: FlatIndex,
  { profileIds }: MatchIndex,
  now: CorpusMarks,
): CorpusDifference & { layerWorks: number } {
  const { workIds: table, profilesOfWork, worksOfProfile } = thawHoldings(sections);
  const marks = thawMarks(sections, { profileIds, workIds: table.toArray() });
  const difference = findDifference(marks, now, (id) => {
    const work = table.find(id);
    return work < 0 ? [] : [...membersOf(profilesOfWork, work)].map((number) => profileIds[number]);
  });
  const numbers = new Map(profileIds.map((id, number) => [id, number]));
  const held = difference.profiles.map((id) => {
    const number = numbers.get(id);
    return number === undefined ? 0 : membersOf(worksOfProfile, number).length;
  });
  const layerWorks = held.reduce((sum, works) => sum + works, difference.works.size);
  return { ...difference, layerWorks };
}

/**
 * Lays what differs over an epoch, from the same snapshot as the marks. Cost: that of building an
 * index of the works of all profiles that changed, and one look at each document of the epoch.
 */
export async function buildLayer(
  ask: Ask,
  epoch: MatchIndex,
  { difference, now }: { difference: CorpusDifference; now: CorpusMarks },
  { lookup, mostDocuments }: { lookup: LexiconLookup; mostDocuments: number },
): Promise<FlatLayer> {
  const given = await loadProfiles(ask, difference.profiles);
  const profiles = given.map((profile) => ({
    ...profile,
    workIds: profile.workIds.filter((id) => now.works.has(id)),
  }));
  const held = [...new Set(profiles.flatMap(({ workIds }) => workIds))];
  const features = new FeatureBuilder();
  const works: WorkText[] = [];
  for await (const work of loadWorks(ask, mostDocuments, held)) {
    features.addWork(work);
    if (difference.works.has(work.id)) works.push(work);
  }
  const layered = addLayer(epoch, { works, profiles, gone: difference.gone });
  const { engine, sections } = freezeIndex(layered.layer);
  const beside: Sections = freezeFeatures(
    features.finish(profiles, layered.layer.profileIds, lookup),
  );
  return {
    flat: { engine, sections: { ...sections, ...beside } },
    hidden: layered.hidden,
    share: layerShare(layered),
  };
}
