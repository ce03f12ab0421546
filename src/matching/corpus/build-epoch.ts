import {
  FeatureBuilder,
  freezeFeatures,
  freezeIndex,
  IndexBuilder,
  type FlatIndex,
  type MatchIndex,
  optionsWith,
  type ViewWeights,
} from '../../../libs/matching/index.js';
import { type LexiconEntry, LexiconLookup } from '../../../libs/text/index.js';
import { type Ask } from '../../platform/database/snapshot.js';
import { freezeMarks, readMarks } from './corpus-marks.js';
import { loadProfiles, loadWorks } from './load-corpus.js';

/**
 * Builds the index of the corpus as one snapshot shows it, with features and marks beside it. Works
 * are read one after another and not kept, so that a large corpus is never in memory as text. Holds
 * its thread throughout. Hubs and rough scores depend on the weights.
 */
export async function buildEpoch(
  ask: Ask,
  lexicon: readonly LexiconEntry[],
  mostDocuments: number,
  weights: ViewWeights,
): Promise<FlatIndex> {
  const profiles = await loadProfiles(ask);
  const builder = new IndexBuilder(optionsWith(weights), lexicon);
  const features = new FeatureBuilder();
  for await (const work of loadWorks(ask, mostDocuments)) {
    builder.addWork(work);
    features.addWork(work);
  }
  // Now, since the database ends a transaction that asks nothing while a large index is measured.
  const marks = freezeMarks(await readMarks(ask, mostDocuments));
  const index = finish(builder.finish(profiles));
  const { engine, sections } = freezeIndex(index);
  const lookup = new LexiconLookup(lexicon);
  const beside = {
    ...freezeFeatures(features.finish(profiles, index.profileIds, lookup)),
    ...marks,
  };
  return { engine, sections: { ...sections, ...beside } };
}

function finish(steps: Generator<void, MatchIndex>): MatchIndex {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
