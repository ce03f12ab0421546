import { Injectable } from '@nestjs/common';
import { type FlatCorpus } from '../corpus/prepare-corpus.js';
import { Lexicon } from '../lexicon/lexicon.js';
import { Meanings, type MeaningView } from '../meaning/meanings.js';
import { MatchingThreads } from '../threads/matching-threads.js';
import { type MeetInput } from '../threads/meet-needs.js';
import { type RankInput, type RankOutput } from '../threads/rank-in-thread.js';
import { type WeightsInForce } from '../weights/weights-in-force.js';
import { type NeedRow } from './need-row.js';

/** What this process ranks with beside corpus and rules: lexicon and meanings. */
@Injectable()
export class EngineSetup {
  constructor(
    private readonly lexicon: Lexicon,
    private readonly meanings: Meanings,
    private readonly threads: MatchingThreads,
  ) {}

  /** How many needs are worth asking for at a time: one a thread. */
  get lanes(): number {
    return this.threads.size;
  }

  /** Differs whenever rankings may differ because of it; part of the basis of every run. */
  basisWith({ versionId }: Pick<WeightsInForce, 'versionId'>): Record<string, unknown> {
    const weights = versionId ? { weights: versionId } : {};
    return { lexicon: this.lexicon.fingerprint, embeddings: this.meanings.basis, ...weights };
  }

  /** The views of a need that its thread can't compute, and which had to be done without. */
  viewsOf(corpus: FlatCorpus, need: NeedRow, signal: AbortSignal): Promise<MeaningView> {
    return this.meanings.view(corpus, need, signal);
  }

  /** Whether scores depend on vectors, which are measured on the corpus as a whole. */
  get readsMeanings(): boolean {
    return this.meanings.basis !== null;
  }

  /** See `MatchingThreads.meet`. */
  meet(corpus: FlatCorpus, input: MeetInput, signal: AbortSignal): Promise<string[]> {
    return this.threads.meet(corpus, input, signal);
  }

  rank(corpus: FlatCorpus, input: RankInput, signal: AbortSignal): Promise<RankOutput> {
    return this.threads.rank(corpus, input, signal);
  }
}
