import { workerData } from 'node:worker_threads';
import { assert } from '../../../libs/kernel/index.js';
import { LexiconLookup } from '../../../libs/text/index.js';
import { readSnapshot } from '../../platform/database/snapshot.js';
import { serveThread } from '../../platform/threads/serve-thread.js';
import { type SharedInput } from '../../platform/threads/thread-messages.js';
import {
  beginEpoch,
  findCorpus,
  type Preparation,
  type PreparedCorpus,
  type PrepareInput,
} from '../corpus/prepare-corpus.js';
import { type MatchingThreadData } from './matching-threads.js';
import { type MeetInput, NeedMeeting } from './meet-needs.js';
import {
  CorpusThawer,
  type RankInput,
  rankNeed,
  type SharedCorpus,
  type ThawedCorpus,
} from './rank-in-thread.js';

/**
 * The program of the matching threads: prepares the corpus of the database, or ranks needs with the one
 * that it is given. It is started by path and imported by nobody.
 */
// Given by matching-threads.ts, which starts this program; so are the inputs of the acts below.
const { databaseUrl, building, ...data } = workerData as MatchingThreadData;

let lexicon: LexiconLookup | undefined;
const lookup = (): LexiconLookup => (lexicon ??= new LexiconLookup(data.lexicon));
const preparation: Preparation = { ...data, lookup };

let thawer: CorpusThawer | undefined;
let meeting: NeedMeeting | undefined;
let thawed: { key: string; corpus: ThawedCorpus } | undefined;

serveThread({
  prepare: (input) => prepare(input as PrepareInput),
  rank: (input, shared) => rankNeed(thaw(shared), input as RankInput),
  meet: (input, shared) => meet(thaw(shared), input as MeetInput),
});

function thaw(shared: SharedInput | undefined): ThawedCorpus {
  assert(shared, 'needs are ranked with a corpus');
  thawer ??= new CorpusThawer(lookup());
  if (thawed?.key !== shared.key) {
    thawed = { key: shared.key, corpus: thawer.thaw(shared.value as SharedCorpus) };
  }
  return thawed.corpus;
}

function meet(corpus: ThawedCorpus, input: MeetInput): string[] {
  const { index } = corpus;
  const epoch = 'epoch' in index ? index.epoch : index;
  if (meeting?.epoch !== epoch) meeting = new NeedMeeting(epoch);
  return meeting.unreached(corpus, input);
}

/** Of several processes with one folder one builds at a time; the next one then finds its file. */
async function prepare(input: PrepareInput): Promise<PreparedCorpus> {
  const find = () => readSnapshot(databaseUrl, (ask) => findCorpus(ask, input, preparation));
  const build = () =>
    readSnapshot(
      databaseUrl,
      async (ask) =>
        (await findCorpus(ask, input, preparation)) ?? (await beginEpoch(ask, input, preparation)),
      building,
    );
  return (input.renew ? undefined : await find()) ?? (await build());
}
