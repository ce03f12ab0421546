import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type ViewWeights } from '../../../libs/matching/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { MatchingThreads } from '../threads/matching-threads.js';
import { readCorpusState } from './corpus-fingerprint.js';
import { type FlatCorpus, type FlatEpoch, type PreparedCorpus } from './prepare-corpus.js';

/** By what the engine ranks: an index is made for its weights. */
export interface Ranking {
  weights: ViewWeights;
}

/**
 * The corpus as it stands, one per process: an epoch with a layer over it that holds what has
 * changed. Prepared on first use and whenever the corpus has changed; only jobs ask for it, so a
 * process without a worker has none. Callers wait in line: one preparation at a time.
 *
 * Which epoch is in force stands in the database, so that all processes rank with the same
 * statistics. One who has not got it, nor its file, builds an epoch of the corpus as it stands, and
 * that is in force then. When a layer has grown past its share, a new epoch is built behind.
 */
@Injectable()
export class CorpusIndex {
  private readonly log = new Logger('corpus');
  private loaded?: FlatCorpus;
  /** The epoch to begin the next preparation with. */
  private epoch?: FlatEpoch;
  private renewing?: Promise<void>;
  private line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly threads: MatchingThreads,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** Throws the signal's reason when it is aborted; the next caller then begins anew. */
  current(signal: AbortSignal, { weights }: Ranking): Promise<FlatCorpus> {
    const turn = this.line.then(() => this.refresh(signal, weights));
    this.line = turn.catch(() => undefined);
    return turn;
  }

  /** The key of the epoch that is in force for processes of this make, once there is one. */
  async epochInForce(
    source: Pick<EntityManager, 'query'>,
    { weights }: Ranking,
  ): Promise<string | undefined> {
    const [row] = await source.query<{ key: string }[]>(
      `select key from corpus_epoch where setup = $1`,
      [this.threads.setupKeyFor(weights)],
    );
    return row?.key;
  }

  private async refresh(signal: AbortSignal, weights: ViewWeights): Promise<FlatCorpus> {
    signal.throwIfAborted();
    const state = await readCorpusState(this.dataSource);
    const inForce = await this.epochInForce(this.dataSource, { weights });
    const { loaded, epoch: held } = this;
    if (loaded?.fingerprint === state.fingerprint && loaded.epoch.key === inForce) return loaded;
    const started = performance.now();
    this.loaded = undefined;
    const prepared = await this.threads.prepare({ held, weights, renew: false }, signal);
    this.tell(prepared, performance.now() - started);
    await this.take(prepared, weights);
    this.loaded = prepared.corpus;
    if (this.isWorn(prepared.corpus)) this.renewing ??= this.renew(prepared.corpus.epoch, weights);
    return prepared.corpus;
  }

  private isWorn({ layer }: FlatCorpus): boolean {
    return layer !== undefined && layer.share * 100 > this.rules.mostLayerPercent;
  }

  /** Builds the next epoch while the one in force goes on serving. */
  private async renew(held: FlatEpoch, weights: ViewWeights): Promise<void> {
    const started = performance.now();
    try {
      const renewed = new AbortController().signal;
      const prepared = await this.threads.prepare({ held, weights, renew: true }, renewed);
      this.tell(prepared, performance.now() - started);
      await this.take(prepared, weights);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.log.warn(`the index goes on with a large layer: ${reason}`);
    } finally {
      this.renewing = undefined;
    }
  }

  /** Keeps the epoch and puts a new one in force. */
  private async take({ corpus, isNew }: PreparedCorpus, weights: ViewWeights): Promise<void> {
    this.epoch = corpus.epoch;
    if (!isNew) return;
    await this.dataSource.query(
      `insert into corpus_epoch as held (setup, key) values ($1, $2)
       on conflict (setup) do update set key = excluded.key, built_at = clock_timestamp()
       where held.key <> excluded.key`,
      [this.threads.setupKeyFor(weights), corpus.epoch.key],
    );
  }

  private tell({ corpus, source, refused }: PreparedCorpus, ms: number): void {
    if (refused) this.log.warn(`the file of an index was ${refused}: it is not used`);
    const { profileCount, documentCount, layer } = corpus;
    const share = layer ? `, ${(100 * layer.share).toFixed(1)} % of them in a layer` : '';
    const what = `${profileCount} profiles and ${documentCount} works${share}`;
    this.log.log(`index (${source}) of ${what} in ${Math.round(ms)} ms`);
  }
}
