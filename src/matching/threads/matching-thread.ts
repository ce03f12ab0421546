import { workerData } from 'node:worker_threads';
import { assert } from '../../../libs/kernel/index.js';
import { type FlatIndex } from '../../../libs/matching/index.js';
import { LexiconLookup } from '../../../libs/text/index.js';
import { readSnapshot } from '../../platform/database/snapshot.js';
import { serveThread } from '../../platform/threads/serve-thread.js';
import { buildCorpus, type RankingWeights } from '../corpus/build-corpus.js';
import { type MatchingThreadData } from './matching-threads.js';
import { type RankInput, rankNeed, thawCorpus, type ThawedCorpus } from './rank-in-thread.js';

/**
 * The program of the matching threads: builds an index from the database, or ranks needs with the one
 * that it is given. It is started by path and imported by nobody.
 */
// Given by matching-threads.ts, which starts this program.
const { databaseUrl, lexicon, mostDocuments } = workerData as MatchingThreadData;

/** Made when first needed: building needs none. */
let lookup: LexiconLookup | undefined;
let thawed: { key: string; corpus: ThawedCorpus } | undefined;

serveThread({
  // What matching-threads.ts sends.
  build: (input) =>
    readSnapshot(databaseUrl, (ask) =>
      buildCorpus(ask, lexicon, mostDocuments, input as RankingWeights | undefined),
    ),
  rank: (input, shared) => {
    assert(shared, 'a need is ranked with a corpus');
    if (thawed?.key !== shared.key) {
      thawed = undefined;
      lookup ??= new LexiconLookup(lexicon);
      // The pool that shares it is ranking's own; see matching-threads.ts.
      thawed = { key: shared.key, corpus: thawCorpus(shared.value as FlatIndex, lookup) };
    }
    return rankNeed(thawed.corpus, input as RankInput); // as above
  },
});
