import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MatchingThreads } from '../threads/matching-threads.js';
import { type FlatCorpus, type RankingWeights } from './build-corpus.js';
import { readCorpusState } from './corpus-fingerprint.js';

/**
 * The index of the corpus as it stands, one per process, built on first use and again whenever the
 * corpus has changed. Only jobs ask for it, so a process without a worker never builds one. Callers
 * wait in line: one build at a time.
 */
@Injectable()
export class CorpusIndex {
  private readonly log = new Logger('corpus');
  private loaded?: FlatCorpus;
  private line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly threads: MatchingThreads,
  ) {}

  /** Throws the signal's reason when it is aborted; the next caller then begins anew. */
  current(signal: AbortSignal, ranking: RankingWeights): Promise<FlatCorpus> {
    const turn = this.line.then(() => this.refresh(signal, ranking));
    this.line = turn.catch(() => undefined);
    return turn;
  }

  private async refresh(signal: AbortSignal, ranking: RankingWeights): Promise<FlatCorpus> {
    signal.throwIfAborted();
    const state = await readCorpusState(this.dataSource);
    const { loaded } = this;
    const isSame = loaded?.fingerprint === state.fingerprint;
    if (loaded && isSame && loaded.weightVersionId === ranking.versionId) return loaded;
    const started = performance.now();
    this.loaded = undefined;
    this.loaded = await this.threads.build(signal, ranking);
    const { profileCount, documentCount } = this.loaded;
    const ms = Math.round(performance.now() - started);
    this.log.log(`index of ${profileCount} profiles and ${documentCount} works in ${ms} ms`);
    return this.loaded;
  }
}
