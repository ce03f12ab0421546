import {
  FeatureBuilder,
  freezeFeatures,
  freezeIndex,
  IndexBuilder,
  type FlatIndex,
  type MatchIndex,
} from '../../../libs/matching/index.js';
import { type LexiconEntry, LexiconLookup } from '../../../libs/text/index.js';
import { type Ask } from '../../platform/database/snapshot.js';
import { type CorpusState, readCorpusState } from './corpus-fingerprint.js';
import { loadProfiles, loadWorks } from './load-corpus.js';

/** The engine's index of one state of the corpus, with the features beside it, on shared memory. */
export interface FlatCorpus extends CorpusState {
  flat: FlatIndex;
  profileCount: number;
  documentCount: number;
}

/**
 * Builds the index of the corpus as one snapshot shows it. Works are read one after another and not
 * kept, so that a large corpus is never in memory as text. Holds its thread throughout.
 */
export async function buildCorpus(
  ask: Ask,
  lexicon: readonly LexiconEntry[],
  mostDocuments: number,
): Promise<FlatCorpus> {
  const state = await readCorpusState({ query: ask });
  const profiles = await loadProfiles(ask);
  const builder = new IndexBuilder({}, lexicon);
  const features = new FeatureBuilder();
  let documentCount = 0;
  for await (const work of loadWorks(ask, mostDocuments)) {
    builder.addWork(work);
    features.addWork(work);
    documentCount++;
  }
  const index = finish(builder.finish(profiles));
  const lookup = new LexiconLookup(lexicon);
  const { engine, sections } = freezeIndex(index);
  const beside = freezeFeatures(features.finish(profiles, index.profileIds, lookup));
  const flat = { engine, sections: { ...sections, ...beside } };
  return { ...state, flat, profileCount: profiles.length, documentCount };
}

function finish(steps: Generator<void, MatchIndex>): MatchIndex {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
