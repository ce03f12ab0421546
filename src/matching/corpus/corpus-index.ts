import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  buildFeatureSteps,
  buildIndexSteps,
  type FeatureIndex,
  type MatchIndex,
} from '../../../libs/matching/index.js';
import { type LexiconEntry } from '../../../libs/text/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { Lexicon } from '../lexicon/lexicon.js';
import { type CorpusState, readCorpusState } from './corpus-fingerprint.js';
import { type CorpusTexts, loadCorpus } from './load-corpus.js';

/** The engine's index of one state of the corpus. */
export interface LoadedCorpus extends CorpusState {
  index: MatchIndex;
  features: FeatureIndex;
  profileCount: number;
  documentCount: number;
}

/** How long building may hold the event loop: lock renewal and HTTP wait no longer than that. */
const LONGEST_TURN_MS = 20;

/**
 * The index of the corpus as it stands, one per process, built on first use and again whenever the
 * corpus has changed. Only jobs ask for it, so a process without a worker never builds one. Callers
 * wait in line: one build at a time, and the old index is let go before the new one is built.
 */
@Injectable()
export class CorpusIndex {
  private readonly log = new Logger('corpus');
  private loaded?: LoadedCorpus;
  private line: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly lexicon: Lexicon,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** Throws the signal's reason when it is aborted; the next caller then begins anew. */
  current(signal: AbortSignal): Promise<LoadedCorpus> {
    const turn = this.line.then(() => this.refresh(signal));
    this.line = turn.catch(() => undefined);
    return turn;
  }

  private async refresh(signal: AbortSignal): Promise<LoadedCorpus> {
    signal.throwIfAborted();
    const state = await readCorpusState(this.dataSource);
    if (this.loaded?.fingerprint === state.fingerprint) return this.loaded;
    this.loaded = undefined;
    const started = performance.now();
    const texts = await loadCorpus(this.dataSource, this.rules.maxCorpusDocuments, signal);
    this.loaded = await buildInTurns(texts, this.lexicon.entries, signal);
    const { profileCount, documentCount } = this.loaded;
    const ms = Math.round(performance.now() - started);
    this.log.log(`index of ${profileCount} profiles and ${documentCount} works in ${ms} ms`);
    return this.loaded;
  }
}

async function buildInTurns(
  texts: CorpusTexts,
  lexicon: readonly LexiconEntry[],
  signal: AbortSignal,
): Promise<LoadedCorpus> {
  const { works, profiles, fingerprint, revision } = texts;
  const counts = { profileCount: profiles.length, documentCount: works.length };
  const index = await inTurns(buildIndexSteps({ works, profiles, lexicon }), signal);
  const steps = buildFeatureSteps({ works, profiles }, index.profileIds, lexicon);
  const features = await inTurns(steps, signal);
  return { fingerprint, revision, index, features, ...counts };
}

async function inTurns<T>(steps: Generator<unknown, T>, signal: AbortSignal): Promise<T> {
  for (let turn = performance.now(); ;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - turn < LONGEST_TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    turn = performance.now();
  }
}
