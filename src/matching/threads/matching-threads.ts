import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type LexiconEntry } from '../../../libs/text/index.js';
import { RULES, type Rules, SETTINGS, type Settings } from '../../platform/config/index.js';
import { DATABASE_URL } from '../../platform/database/index.js';
import { ThreadPool } from '../../platform/threads/index.js';
import { type FlatCorpus, type RankingWeights } from '../corpus/build-corpus.js';
import { Lexicon } from '../lexicon/lexicon.js';
import { type RankInput, type RankOutput } from './rank-in-thread.js';

/** What a matching thread starts with. */
export interface MatchingThreadData {
  databaseUrl: string;
  lexicon: readonly LexiconEntry[];
  mostDocuments: number;
}

/** Heap of a thread that ranks: what it reads lies on shared memory. */
const RANKING_MEGABYTES = 1024;
/** Heap of the one that builds: texts pass through it, numbers lie elsewhere. */
const BUILDING_MEGABYTES = 4096;
/** Needs that may wait for a thread; those who ask come one at a time each. */
const MOST_WAITING = 1000;

/**
 * Building and ranking away from the event loop. Threads begin when they are first needed, so a
 * process without jobs has none. Building has a thread of its own, which ends with it: needs go on
 * being ranked meanwhile, and its memory comes back.
 */
@Injectable()
export class MatchingThreads implements OnApplicationShutdown {
  private readonly building: ThreadPool;
  private readonly ranking: ThreadPool;

  constructor(
    lexicon: Lexicon,
    @Inject(SETTINGS) { matchingThreads, matchingThreadFile: file }: Settings,
    @Inject(RULES) { maxCorpusDocuments: mostDocuments }: Rules,
    @Inject(DATABASE_URL) databaseUrl: string,
  ) {
    const data: MatchingThreadData = { databaseUrl, lexicon: lexicon.entries, mostDocuments };
    const all = { file, data, mostWaiting: MOST_WAITING };
    this.building = new ThreadPool({
      ...{ ...all, name: 'building', size: 1, heapMegabytes: BUILDING_MEGABYTES },
    });
    this.ranking = new ThreadPool({
      ...{ ...all, name: 'ranking', size: matchingThreads, heapMegabytes: RANKING_MEGABYTES },
    });
  }

  /** The index of the corpus as it stands, to rank by these weights or those the engine has. */
  build(signal: AbortSignal, ranking?: RankingWeights): Promise<FlatCorpus> {
    const input = ranking && { versionId: ranking.versionId, weights: ranking.weights };
    return this.building.run({ act: 'build', input, last: true }, signal);
  }

  /** The candidates of a need; the same to the last bit as `scoreCandidates` gives here. */
  rank(corpus: FlatCorpus, input: RankInput, signal: AbortSignal): Promise<RankOutput> {
    const key = `${corpus.fingerprint} ${corpus.weightVersionId ?? ''}`;
    const shared = { key, value: corpus.flat };
    return this.ranking.run({ act: 'rank', input, shared }, signal);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.building.close(), this.ranking.close()]);
  }
}
