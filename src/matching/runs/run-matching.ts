import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { assert } from '../../../libs/kernel/index.js';
import { ENGINE_VERSION } from '../../../libs/matching/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { Changes, systemOrigin } from '../../platform/events/index.js';
import { findConflicts } from '../conflicts/find-conflicts.js';
import { CorpusIndex } from '../corpus/corpus-index.js';
import { findIneligible } from '../eligibility/find-ineligible.js';
import { readWeightsInForce } from '../weights/weights-in-force.js';
import { EngineSetup } from './engine-setup.js';
import { basisOf, inputHashOf } from './match-input.js';
import { findStaleNeeds, type Partition } from './stale-needs.js';
import { findRun, type NeedRow, reviveRun, storeRun } from './store-run.js';

/** How often a need may change while it is being scored before the job gives up for now. */
const MOST_RESTARTS = 5;

@Injectable()
export class RunMatching {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly corpus: CorpusIndex,
    private readonly setup: EngineSetup,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /**
   * Scores one need against the corpus as it stands and stores the run with its candidates.
   * Returns the id of the need's current run, or null for a need that isn't open. The same input
   * gives the run that is already there, so repeating this at any point changes nothing.
   */
  async run(needId: string, signal: AbortSignal): Promise<string | null> {
    for (let attempt = 1; ; attempt++) {
      const need = await this.loadNeed(needId);
      if (!need?.open) return null;
      const runId = await this.score(need, signal);
      if (runId) return runId;
      assert(attempt <= MOST_RESTARTS, `need ${needId} keeps changing while it is scored`);
    }
  }

  /** The needs of a partition whose runs are out of date, as the corpus stands now. */
  async findStale(partition: Partition, signal: AbortSignal): Promise<string[]> {
    const inForce = await readWeightsInForce(this.dataSource);
    const corpus = await this.corpus.current(signal, inForce);
    const basis = basisOf(corpus, this.rules, this.setup.basisWith(inForce));
    const current = { basis, epoch: corpus.epoch.key };
    return findStaleNeeds(this.dataSource, current, partition);
  }

  /** Null when the need changed meanwhile: what was computed then belongs to nothing. */
  private async score(need: NeedRow, signal: AbortSignal): Promise<string | null> {
    const inForce = await readWeightsInForce(this.dataSource);
    const corpus = await this.corpus.current(signal, inForce);
    const conflicts = await findConflicts(this.dataSource, need.id);
    const basis = basisOf(corpus, this.rules, this.setup.basisWith(inForce));
    const ineligible = await findIneligible(this.dataSource);
    const { sides, notes } = await this.setup.viewsOf(corpus, need, signal);
    const epoch = corpus.epoch.key;
    const inputHash = inputHashOf(`${basis} ${epoch}`, need, conflicts, ineligible, notes);
    const held = await findRun(this.dataSource, need.id, inputHash);
    if (held) return this.change((change) => reviveRun(change, need, held.id));
    const started = performance.now();
    const input = { need, conflicts, ineligible, rules: this.rules, sides };
    const scored = await this.setup.rank(corpus, input, signal);
    const { revision, profileCount, documentCount } = corpus;
    const run = {
      ...{ basis, inputHash, epoch, revision, profileCount, documentCount, notes, scored },
      engineVersion: ENGINE_VERSION,
      weightVersionId: inForce.versionId,
      durationMs: Math.round(performance.now() - started),
    };
    signal.throwIfAborted();
    return this.change((change) => storeRun(change, need, run, this.rules.runsKeptPerNeed));
  }

  private change = <T>(work: Parameters<typeof this.changes.run<T>>[1]): Promise<T> =>
    this.changes.run(systemOrigin('score-need'), work);

  private async loadNeed(id: string): Promise<NeedRow | undefined> {
    const [need] = await this.dataSource.query<NeedRow[]>(
      `select id, kind, source_id as "sourceId", title, text,
         public_text as "publicText", codes, indicators, open
       from need where id = $1`,
      [id],
    );
    return need;
  }
}
