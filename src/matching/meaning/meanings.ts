import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { type MeaningIndex, type SideChannel } from '../../../libs/matching/index.js';
import { type EmbeddingSettings, SETTINGS, type Settings } from '../../platform/config/index.js';
import { type FlatCorpus, nameOf } from '../corpus/prepare-corpus.js';
import { type RunNote } from '../runs/run-notes.js';
import { EmbeddingsClient, EmbeddingsUnavailable } from './embeddings-client.js';
import { type Embedder, embedTexts, LONGEST_EMBEDDED } from './embed-texts.js';
import { fillMeanings } from './fill-meanings.js';

/** What the meanings add to one ranking, and what is to be said of them. */
export interface MeaningView {
  sides: SideChannel[];
  notes: RunNote[];
}

/** The words of a need, by how much of them anybody may read. */
interface NeedWords {
  title: string;
  text: string;
  publicText: string;
}

/** How long a run waits for works that have no vector yet; then it does without. */
const PATIENCE_MS = 3000;

const NOTHING: MeaningView = { sides: [], notes: [] };

/**
 * The meanings of needs and works, where the operator has named a service; without one this does
 * nothing and no text leaves the process.
 *
 * A run never depends on the service: when it fails, or while many works are still to be asked for,
 * the run is ranked by the other views and says so. Asking goes on behind the runs.
 */
@Injectable()
export class Meanings implements OnApplicationShutdown {
  private readonly log = new Logger('meanings');
  private readonly stopping = new AbortController();
  private readonly embedder?: Embedder;
  private readonly settings?: EmbeddingSettings;
  private filled?: { corpus: string; meanings?: MeaningIndex };
  private filling?: { corpus: string; done: Promise<void>; stop: AbortController };

  constructor(
    private readonly dataSource: DataSource,
    @Inject(SETTINGS) { embeddings }: Settings,
  ) {
    this.settings = embeddings;
    if (!embeddings) return;
    const { model, batch } = embeddings;
    this.embedder = { client: new EmbeddingsClient(embeddings), model, batch };
  }

  /** What runs depend on beside the corpus: the model and how much of a need it reads; or null. */
  get basis(): { model: string; tier: string } | null {
    return this.settings ? { model: this.settings.model, tier: this.settings.tier } : null;
  }

  async view(corpus: FlatCorpus, need: NeedWords, signal: AbortSignal): Promise<MeaningView> {
    if (!this.embedder || !this.settings) return NOTHING;
    try {
      if (!(await this.isFilled(corpus, signal)))
        return { sides: [], notes: ['embeddings-incomplete'] };
      const meanings = this.filled?.meanings;
      if (!meanings) return NOTHING;
      const { title, text, publicText } = need;
      const words = this.settings.tier === 'detail' ? text : publicText;
      const sent = [...`${title}.\n${words}`].slice(0, LONGEST_EMBEDDED).join('');
      const [vector] = await embedTexts(this.dataSource, this.embedder, [sent], signal);
      if (vector.length !== meanings.dimensions)
        throw new EmbeddingsUnavailable('gives vectors of another length than before');
      return { sides: [meanings.channel(vector)], notes: [] };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof EmbeddingsUnavailable)) throw error;
      this.log.warn(`the embeddings service ${error.message}; ranked without it`);
      return { sides: [], notes: ['embeddings-unavailable'] };
    }
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort(new Error('the process is stopping'));
    await this.filling?.done.catch(() => undefined);
  }

  /** Whether the meanings of this corpus are at hand, or come within the patience of a run. */
  private async isFilled(corpus: FlatCorpus, signal: AbortSignal): Promise<boolean> {
    const name = nameOf(corpus);
    if (this.filled?.corpus === name) return true;
    if (this.filling?.corpus !== name) await this.fill(corpus);
    const done = this.filling?.done;
    const waited = new AbortController();
    const patience = pause(PATIENCE_MS, undefined, {
      signal: AbortSignal.any([signal, waited.signal]),
    });
    try {
      await Promise.race([done, patience]);
    } finally {
      patience.catch(() => undefined);
      waited.abort();
    }
    return this.filled?.corpus === name;
  }

  /** Begins to fill the meanings of a corpus; whatever was under way for an older one ends. */
  private async fill(corpus: FlatCorpus): Promise<void> {
    this.filling?.stop.abort(new Error('the corpus has changed'));
    await this.filling?.done.catch(() => undefined);
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, this.stopping.signal]);
    const done = this.runFill(corpus, signal).finally(() => {
      if (this.filling?.stop === stop) this.filling = undefined;
    });
    // Nobody may be waiting when it fails.
    done.catch(() => undefined);
    this.filling = { corpus: nameOf(corpus), done, stop };
  }

  private async runFill(corpus: FlatCorpus, signal: AbortSignal): Promise<void> {
    if (!this.embedder) return;
    const meanings = await fillMeanings(this.dataSource, this.embedder, corpus, signal);
    this.filled = { corpus: nameOf(corpus), meanings };
  }
}
