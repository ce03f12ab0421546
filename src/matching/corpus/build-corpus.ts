import {
  FeatureBuilder,
  freezeFeatures,
  freezeIndex,
  IndexBuilder,
  type FlatIndex,
  type MatchIndex,
  optionsWith,
  shippedWeights,
  type ViewWeights,
} from '../../../libs/matching/index.js';
import { type LexiconEntry, LexiconLookup } from '../../../libs/text/index.js';
import { type Ask } from '../../platform/database/snapshot.js';
import { type CorpusState, readCorpusState } from './corpus-fingerprint.js';
import { loadProfiles, loadWorks } from './load-corpus.js';

/** The engine's index of one state of the corpus, with the features beside it, on shared memory. */
export interface FlatCorpus extends CorpusState {
  flat: FlatIndex;
  /** The version of the weights it ranks by; null: those the engine comes with. */
  weightVersionId: string | null;
  profileCount: number;
  documentCount: number;
}

/** By what the index ranks: hubs and rough scores depend on it. */
export interface RankingWeights {
  versionId: string | null;
  weights: ViewWeights;
}

/**
 * Builds the index of the corpus as one snapshot shows it. Works are read one after another and not
 * kept, so that a large corpus is never in memory as text. Holds its thread throughout.
 */
export async function buildCorpus(
  ask: Ask,
  lexicon: readonly LexiconEntry[],
  mostDocuments: number,
  { versionId, weights }: RankingWeights = { versionId: null, weights: shippedWeights() },
): Promise<FlatCorpus> {
  const state = await readCorpusState({ query: ask });
  const profiles = await loadProfiles(ask);
  const builder = new IndexBuilder(optionsWith(weights), lexicon);
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
  const counts = { profileCount: profiles.length, documentCount };
  return { ...state, flat, weightVersionId: versionId, ...counts };
}

function finish(steps: Generator<void, MatchIndex>): MatchIndex {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
