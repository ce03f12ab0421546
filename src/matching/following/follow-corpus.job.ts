import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RULES, type Rules } from '../../platform/config/index.js';
import { Changes, systemOrigin } from '../../platform/events/index.js';
import { HandlesJob, type JobContext } from '../../platform/queue/index.js';
import { findAllConflicts } from '../conflicts/find-conflicts.js';
import { CorpusIndex } from '../corpus/corpus-index.js';
import { type FlatCorpus } from '../corpus/prepare-corpus.js';
import { findIneligible } from '../eligibility/find-ineligible.js';
import { EngineSetup } from '../runs/engine-setup.js';
import { basisOf, inputHashOf, watchedOf } from '../runs/match-input.js';
import { planStaleNeeds } from '../runs/plan-stale-needs.js';
import { readWeightsInForce, type WeightsInForce } from '../weights/weights-in-force.js';
import { confirmRuns, findFullRuns, type FullRun, type KeptRun } from './kept-runs.js';
import { followCorpus } from './plan-following.js';
import { type CorpusStep, readStep, storeStep } from './profile-marks.js';

/**
 * Beyond so many changed profiles in a list, if the lists were drawn by lot, nearly all of them
 * would be matched again anyway.
 */
const MOST_EXPECTED = 2;

/**
 * What a change of some profiles moves, and what not. While the epoch stays, the score of a profile
 * depends on the need, the epoch and the profile alone. So a run made before the change is the run
 * that a whole match would give now when its list is full, none of the changed profiles stands in
 * it, and none of them reaches the score of its last one. Such a run is confirmed for the present
 * basis; the others are stale, and planned as always.
 *
 * Correct only for what the input hash knows: a run whose hash, worked out anew with the need, the
 * conflicts and the eligibility of now and the corpus of before, isn't the one it has, is stale.
 * Meanings are measured on the whole corpus, so with an embeddings service nothing is followed.
 */
@Injectable()
@HandlesJob(followCorpus)
export class FollowCorpusJob {
  private readonly log = new Logger('corpus');

  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly corpus: CorpusIndex,
    private readonly setup: EngineSetup,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  async run(_: Record<string, never>, { signal }: JobContext): Promise<void> {
    const inForce = await readWeightsInForce(this.dataSource);
    const corpus = await this.corpus.current(signal, inForce);
    const { candidatesPerRun, maxCorpusDocuments } = this.rules;
    const asked = { inForce, corpus, fullAt: candidatesPerRun };
    const found = await this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const step = await readStep(manager, maxCorpusDocuments);
      // Changed again since the corpus was prepared: the next sweep has it followed.
      if (step.to.fingerprint !== corpus.fingerprint) return undefined;
      return { step, runs: await this.findRuns(manager, step, asked) };
    });
    const kept = found ? await this.findKept(found.runs, found.step, corpus, signal) : [];
    await this.finish(found?.step, kept, asked);
  }

  /** Those that were right before, with the hashes that they would have now. */
  private async findRuns(
    source: Pick<DataSource['manager'], 'query'>,
    { from, changed }: CorpusStep,
    { inForce, corpus, fullAt }: Asked,
  ): Promise<KeptRun[]> {
    const expected = (changed.length * fullAt) / Math.max(1, corpus.profileCount);
    if (!from || !corpus.layer || this.setup.readsMeanings || expected > MOST_EXPECTED) return [];
    const setup = this.setup.basisWith(inForce);
    const basisAt = ({ fingerprint }: { fingerprint: string }): string =>
      basisOf({ fingerprint }, this.rules, setup);
    const epoch = corpus.epoch.key;
    const profileIds = changed.map(({ id }) => id);
    const runs = await findFullRuns(source, { basis: basisAt(from), epoch, profileIds, fullAt });
    const conflicts = await findAllConflicts(
      source,
      runs.map(({ need }) => need.id),
    );
    const ineligible = await findIneligible(source);
    const now = basisAt(corpus);
    return runs.flatMap((run: FullRun): KeptRun[] => {
      const bound = conflicts.get(run.need.id) ?? new Map();
      const hashOn = (basis: string): string =>
        inputHashOf(`${basis} ${epoch}`, run.need, bound, ineligible, []);
      return hashOn(run.basis) === run.inputHash ? [{ ...run, confirmedHash: hashOn(now) }] : [];
    });
  }

  private async findKept(
    runs: KeptRun[],
    { changed }: CorpusStep,
    corpus: FlatCorpus,
    signal: AbortSignal,
  ): Promise<KeptRun[]> {
    if (runs.length === 0) return [];
    const profileIds = changed.filter(({ mark }) => mark !== null).map(({ id }) => id);
    const lists = runs.map(({ need, bar }) => ({ ...need, bar }));
    const unreached = new Set(await this.setup.meet(corpus, { profileIds, lists }, signal));
    return runs.filter(({ need }) => unreached.has(need.id));
  }

  private async finish(
    step: CorpusStep | undefined,
    kept: KeptRun[],
    { inForce, corpus }: Asked,
  ): Promise<void> {
    const basis = basisOf(corpus, this.rules, this.setup.basisWith(inForce));
    const epoch = corpus.epoch.key;
    const confirmed = await this.changes.run(systemOrigin('follow-corpus'), async (change) => {
      const isMine = step !== undefined && (await storeStep(change.manager, step));
      const now = { basis, revision: corpus.revision };
      const runs = isMine && kept.length > 0 ? await confirmRuns(change, kept, now) : 0;
      await planStaleNeeds(change, { basis, epoch, watched: watchedOf(basis, epoch) });
      return runs;
    });
    if (step) {
      const { length } = step.changed;
      this.log.log(`${length} profiles have changed: ${confirmed} runs stay as they are`);
    }
  }
}

interface Asked {
  inForce: WeightsInForce;
  corpus: FlatCorpus;
  fullAt: number;
}
