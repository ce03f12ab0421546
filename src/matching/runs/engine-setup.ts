import { Injectable } from '@nestjs/common';
import { featureChannels } from '../../../libs/matching/index.js';
import { type LoadedCorpus } from '../corpus/corpus-index.js';
import { Lexicon } from '../lexicon/lexicon.js';
import { Meanings, type MeaningView } from '../meaning/meanings.js';
import { type NeedRow } from './store-run.js';

/** What this process ranks with beside corpus and rules: lexicon, fields, indicators, meanings. */
@Injectable()
export class EngineSetup {
  constructor(
    private readonly lexicon: Lexicon,
    private readonly meanings: Meanings,
  ) {}

  /** Differs whenever rankings may differ because of it; part of the basis of every run. */
  get basis(): Record<string, unknown> {
    return { lexicon: this.lexicon.fingerprint, embeddings: this.meanings.basis };
  }

  /** The views of a need beside the lexical ones, and which of them had to be done without. */
  async viewsOf(corpus: LoadedCorpus, need: NeedRow, signal: AbortSignal): Promise<MeaningView> {
    const { sides, notes } = await this.meanings.view(corpus, need, signal);
    return { sides: [...featureChannels(corpus.features, need), ...sides], notes };
  }
}
