import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AssertionError } from '../../../libs/kernel/index.js';
import { ENGINE_VERSION } from '../../../libs/matching/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { Changes, systemOrigin } from '../../platform/events/index.js';
import { type ConflictsByProfile, findAllConflicts } from '../conflicts/find-conflicts.js';
import { CorpusIndex } from '../corpus/corpus-index.js';
import { type FlatCorpus } from '../corpus/prepare-corpus.js';
import { findIneligible, type IneligibleProfiles } from '../eligibility/find-ineligible.js';
import { type RankInput } from '../threads/rank-in-thread.js';
import { readWeightsInForce, type WeightsInForce } from '../weights/weights-in-force.js';
import { EngineSetup } from './engine-setup.js';
import { inLanes } from './in-lanes.js';
import { basisOf, inputHashOf } from './match-input.js';
import { loadNeeds, type NeedRow } from './need-row.js';
import { type RunNote } from './run-notes.js';
import { findStaleNeeds, type Partition } from './stale-needs.js';
import { findRuns, type ScoredNeed, storeRuns } from './store-runs.js';

/** How often a need may change while it is being scored before the job gives up for now. */
const MOST_RESTARTS = 5;
/**
 * Needs that are read, and whose runs are stored, together: some fifteen statements for all of them
 * instead of twenty for each. Their candidates are 2 MB; their rows are locked while that is stored.
 */
const NEEDS_AT_ONCE = 10;

/** What became of needs that were to be scored. */
export interface MatchedNeeds {
  /** The current run of each; a need that isn't open has none. */
  runs: Map<string, string>;
  /** Why the others could not be scored. */
  failures: unknown[];
}

/** What needs are scored with, as it stood at one moment. */
interface Ground {
  inForce: WeightsInForce;
  corpus: FlatCorpus;
  basis: string;
  conflicts: Map<string, ConflictsByProfile>;
  ineligible: IneligibleProfiles;
}

/** A need with all that its run depends on. */
interface Question {
  need: NeedRow;
  inputHash: string;
  input: RankInput;
  notes: RunNote[];
}

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
    const { runs, failures } = await this.runAll([needId], signal);
    if (failures.length > 0) throw failures[0];
    return runs.get(needId) ?? null;
  }

  /** Scores needs as {@link run} does. One bad need keeps none of the others waiting. */
  async runAll(needIds: readonly string[], signal: AbortSignal): Promise<MatchedNeeds> {
    const matched: MatchedNeeds = { runs: new Map(), failures: [] };
    for (let at = 0; at < needIds.length; at += NEEDS_AT_ONCE) {
      await this.runSome(needIds.slice(at, at + NEEDS_AT_ONCE), matched, signal);
    }
    return matched;
  }

  /** The needs of a partition whose runs are out of date, as the corpus stands now. */
  async findStale(partition: Partition, signal: AbortSignal): Promise<string[]> {
    const { basis, corpus } = await this.readBasis(signal);
    return findStaleNeeds(this.dataSource, { basis, epoch: corpus.epoch.key }, partition);
  }

  /** Needs that change while they are scored are scored again. */
  private async runSome(needIds: string[], matched: MatchedNeeds, signal: AbortSignal) {
    let left = needIds;
    for (let attempt = 1; left.length > 0; attempt++) {
      if (attempt > MOST_RESTARTS) {
        const reason = `need ${left[0]} keeps changing while it is scored`;
        return void matched.failures.push(new AssertionError(reason));
      }
      const needs = await loadNeeds(this.dataSource, left);
      const scored = await this.score(needs, matched.failures, signal);
      const stored = await this.store(scored, matched.failures);
      for (const [needId, runId] of stored) if (runId) matched.runs.set(needId, runId);
      left = [...stored].flatMap(([needId, runId]) => (runId ? [] : [needId]));
    }
  }

  /** Runs that are at hand already are not computed again. What fails is missing from the answer. */
  private async score(
    needs: NeedRow[],
    failures: unknown[],
    signal: AbortSignal,
  ): Promise<ScoredNeed[]> {
    if (needs.length === 0) return [];
    const ground = await this.readGround(needs, signal);
    const work = { lanes: this.setup.lanes, failures, signal };
    const questions = await inLanes(needs, work, (need) => this.ask(need, ground, signal));
    const held = await findRuns(this.dataSource, questions);
    return inLanes(questions, work, async (question) =>
      held.has(question.need.id) ? question : this.rank(question, ground, signal),
    );
  }

  private async ask(need: NeedRow, ground: Ground, signal: AbortSignal): Promise<Question> {
    const { corpus, basis, ineligible } = ground;
    const conflicts = ground.conflicts.get(need.id) ?? new Map();
    const { sides, notes } = await this.setup.viewsOf(corpus, need, signal);
    const shared = `${basis} ${corpus.epoch.key}`;
    const inputHash = inputHashOf(shared, need, conflicts, ineligible, notes);
    const input = { need, conflicts, ineligible, rules: this.rules, sides };
    return { need, inputHash, input, notes };
  }

  private async rank(
    { need, inputHash, input, notes }: Question,
    { corpus, basis, inForce }: Ground,
    signal: AbortSignal,
  ): Promise<ScoredNeed> {
    const started = performance.now();
    const scored = await this.setup.rank(corpus, input, signal);
    const { revision, profileCount, documentCount } = corpus;
    const run = {
      ...{ basis, epoch: corpus.epoch.key, revision, profileCount, documentCount, notes, scored },
      engineVersion: ENGINE_VERSION,
      weightVersionId: inForce.versionId,
      durationMs: Math.round(performance.now() - started),
    };
    return { need, inputHash, run };
  }

  /** All together, or, if that fails, each by itself: then whatever is wrong with one stays with it. */
  private async store(
    scored: ScoredNeed[],
    failures: unknown[],
  ): Promise<Map<string, string | null>> {
    try {
      return await this.changes.run(systemOrigin('score-need'), (change) =>
        storeRuns(change, scored, this.rules.runsKeptPerNeed),
      );
    } catch (error) {
      if (scored.length > 1) {
        const apart: [string, string | null][] = [];
        for (const each of scored) apart.push(...(await this.store([each], failures)));
        return new Map(apart);
      }
      failures.push(error);
      return new Map();
    }
  }

  private async readGround(needs: NeedRow[], signal: AbortSignal): Promise<Ground> {
    const { inForce, corpus, basis } = await this.readBasis(signal);
    const ids = needs.map(({ id }) => id);
    const conflicts = await findAllConflicts(this.dataSource, ids);
    return { inForce, corpus, basis, conflicts, ineligible: await findIneligible(this.dataSource) };
  }

  private async readBasis(
    signal: AbortSignal,
  ): Promise<Pick<Ground, 'inForce' | 'corpus' | 'basis'>> {
    const inForce = await readWeightsInForce(this.dataSource);
    const corpus = await this.corpus.current(signal, inForce);
    return { inForce, corpus, basis: basisOf(corpus, this.rules, this.setup.basisWith(inForce)) };
  }
}
