import { hostname } from 'node:os';
import { join } from 'node:path';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type ViewWeights } from '../../../libs/matching/index.js';
import { RULES, type Rules, SETTINGS, type Settings } from '../../platform/config/index.js';
import { DATABASE_URL } from '../../platform/database/index.js';
import { type SharedInput, ThreadPool } from '../../platform/threads/index.js';
import { setupKeyOf } from '../corpus/epoch-key.js';
import {
  type FlatCorpus,
  nameOf,
  type Preparation,
  type PreparedCorpus,
  type PrepareInput,
} from '../corpus/prepare-corpus.js';
import { Lexicon } from '../lexicon/lexicon.js';
import { type MeetInput } from './meet-needs.js';
import { type RankInput, type RankOutput } from './rank-in-thread.js';

/** What a matching thread starts with. */
export interface MatchingThreadData extends Omit<Preparation, 'lookup'> {
  databaseUrl: string;
  /** Names the lock under which an index is built. */
  building: string;
}

/** Heap of a thread that ranks: what it reads lies on shared memory. */
const RANKING_MEGABYTES = 1024;
/** Heap of one that builds: texts pass through it, numbers lie elsewhere. */
const BUILDING_MEGABYTES = 4096;
/** One may renew the epoch while another lays a change over the one in force. */
const BUILDING_THREADS = 2;
/** Needs that may wait for a thread; those who ask come one at a time each. */
const MOST_WAITING = 1000;

/**
 * Building and ranking away from the event loop. Threads begin when they are first needed, so a
 * process without jobs has none. Building has threads of its own, so that needs go on being ranked
 * meanwhile; one that has built a large index ends, so that the memory comes back.
 */
@Injectable()
export class MatchingThreads implements OnApplicationShutdown {
  /** Threads that rank. */
  readonly size: number;
  private readonly building: ThreadPool;
  private readonly ranking: ThreadPool;

  constructor(
    private readonly lexicon: Lexicon,
    @Inject(SETTINGS) { matchingThreads, matchingThreadFile: file, dataDir }: Settings,
    @Inject(RULES) private readonly rules: Rules,
    @Inject(DATABASE_URL) databaseUrl: string,
  ) {
    const { maxCorpusDocuments: mostDocuments, layeredFromWorks: layeredFrom } = rules;
    const folder = join(dataDir, 'matching');
    this.size = matchingThreads;
    const data: MatchingThreadData = {
      ...{ databaseUrl, lexicon: lexicon.entries, mostDocuments, layeredFrom, folder },
      building: `index of ${hostname()} ${folder}`,
    };
    const all = { file, data, mostWaiting: MOST_WAITING };
    this.building = new ThreadPool({
      ...{ ...all, name: 'building', size: BUILDING_THREADS, heapMegabytes: BUILDING_MEGABYTES },
    });
    this.ranking = new ThreadPool({
      ...{ ...all, name: 'ranking', size: matchingThreads, heapMegabytes: RANKING_MEGABYTES },
    });
  }

  /** Names the indexes that this process can read, if they are to rank by these weights. */
  setupKeyFor(weights: ViewWeights): string {
    const { maxCorpusDocuments: mostDocuments } = this.rules;
    return setupKeyOf({ lexicon: this.lexicon.fingerprint, mostDocuments, weights });
  }

  /** The corpus as it stands. */
  prepare(asked: Omit<PrepareInput, 'setupKey'>, signal: AbortSignal): Promise<PreparedCorpus> {
    const input: PrepareInput = { ...asked, setupKey: this.setupKeyFor(asked.weights) };
    const task = { act: 'prepare', input, isLast: hasBuilt };
    return this.building.run<PreparedCorpus>(task, signal);
  }

  /** The candidates of a need; the same to the last bit as `scoreCandidates` gives here. */
  rank(corpus: FlatCorpus, input: RankInput, signal: AbortSignal): Promise<RankOutput> {
    return this.ranking.run({ act: 'rank', input, shared: sharedOf(corpus) }, signal);
  }

  /** The ids of those needs whose lists profiles that have changed do not reach. */
  meet(corpus: FlatCorpus, input: MeetInput, signal: AbortSignal): Promise<string[]> {
    return this.ranking.run({ act: 'meet', input, shared: sharedOf(corpus) }, signal);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.building.close(), this.ranking.close()]);
  }
}

const sharedOf = (corpus: FlatCorpus): SharedInput => {
  const { epoch, layer } = corpus;
  return { key: nameOf(corpus), value: { epoch, layer } };
};

/** Works from which on building leaves much behind. */
const MANY_WORKS = 1000;

// What the thread's program answers to `prepare`.
const hasBuilt = (answer: unknown): boolean => {
  const { source, corpus } = answer as PreparedCorpus;
  return source === 'built' && corpus.documentCount >= MANY_WORKS;
};
