import { Inject, Injectable } from '@nestjs/common';
import { RULES, type Rules } from '../../platform/config/index.js';
import { type Change, Changes, EVENTS_CHANNEL, systemOrigin } from '../../platform/events/index.js';
import { defineJob, HandlesJob, plan, writeJobs } from '../../platform/queue/index.js';
import { type CorpusState, readCorpusState } from '../corpus/corpus-fingerprint.js';
import { CorpusIndex } from '../corpus/corpus-index.js';
import { planFollowing } from '../following/plan-following.js';
import { readWeightsInForce } from '../weights/weights-in-force.js';
import { EngineSetup } from './engine-setup.js';
import { basisOf, watchedOf } from './match-input.js';
import { scoreNeed } from './score-need.job.js';
import { planStaleNeeds, type Watched } from './plan-stale-needs.js';

/** Runs every few seconds; see {@link SweepStaleNeedsJob}. */
export const sweepStaleNeeds = defineJob<Record<string, never>>({
  name: 'sweep-stale-needs',
  queue: 'general',
  payload: {},
  attempts: 1,
});

/** Needs planned in one sweep; the next one plans the rest. */
const MOST_PLANNED = 500;

/**
 * Plans scoring for open needs whose current run rests on another corpus, epoch, engine or rules
 * than now.
 *
 * An import feeds profiles in many batches, and each changes the corpus; scoring all needs after
 * each would be wasted. So the sweep waits until the corpus has been quiet for
 * `corpusQuietSeconds`, or restless for `corpusRefreshSeconds`. What it saw last is a row of the
 * database, since the next sweep may run in another process. Jobs are written to the ledger under
 * need and basis: sweeping again writes none twice. A need that waits to be scored anyway is left.
 * A run that had to do without something is tried again every `corpusRefreshSeconds`.
 */
@Injectable()
@HandlesJob(sweepStaleNeeds)
export class SweepStaleNeedsJob {
  constructor(
    private readonly changes: Changes,
    private readonly setup: EngineSetup,
    private readonly index: CorpusIndex,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  async run(): Promise<void> {
    await this.changes.run(systemOrigin('sweep-stale-needs'), async (change) => {
      const corpus = await readCorpusState(change.manager);
      const inForce = await readWeightsInForce(change.manager);
      const basis = basisOf(corpus, this.rules, this.setup.basisWith(inForce));
      const epoch = await this.index.epochInForce(change.manager, inForce);
      const current = { basis, epoch, watched: watchedOf(basis, epoch) };
      if (await this.isSettled(change, current.watched)) await this.planBy(change, corpus, current);
      await planPartialRuns(change, this.rules.corpusRefreshSeconds);
    });
  }

  /** A large corpus is followed first; what its change does not move need not be matched. */
  private async planBy(change: Change, corpus: CorpusState, current: Watched): Promise<void> {
    const isLarge = corpus.documents >= this.rules.layeredFromWorks;
    const isLeft = isLarge && (await planFollowing(change, current));
    if (!isLeft) await planStaleNeeds(change, current);
  }

  private async isSettled(change: Change, watched: string): Promise<boolean> {
    const { corpusQuietSeconds, corpusRefreshSeconds } = this.rules;
    const [watch] = await change.manager.query<{ quiet: boolean; overdue: boolean }[]>(
      `insert into corpus_watch as held (basis, changed_at, settled_at)
       values ($1, clock_timestamp(), clock_timestamp())
       on conflict (singleton) do update set basis = $1,
         changed_at = case when held.basis = $1 then held.changed_at else clock_timestamp() end
       returning changed_at <= clock_timestamp() - make_interval(secs => $2) as quiet,
         settled_at <= clock_timestamp() - make_interval(secs => $3) as overdue`,
      [watched, corpusQuietSeconds, corpusRefreshSeconds],
    );
    const settled = watch.quiet || watch.overdue;
    if (settled)
      await change.manager.query(`update corpus_watch set settled_at = clock_timestamp()`);
    return settled;
  }
}

/** One try a need and period, however often it is swept; one that gives the same run ranks nothing. */
async function planPartialRuns(change: Change, periodSeconds: number): Promise<void> {
  const period = Math.max(1, periodSeconds);
  const partial = await change.manager.query<{ id: string; period: string }[]>(
    `select n.id, floor(extract(epoch from clock_timestamp()) / $1)::bigint as period
     from need n join match_run r on r.need_id = n.id and r.state <> 'superseded'
     where n.open and r.notes <> '{}'
       and r.completed_at < clock_timestamp() - make_interval(secs => $1)
       and not exists (select 1 from job_ledger where name = $2 and finished_at is null
         and failed_at is null and payload ->> 'needId' = n.id::text)
     order by n.id limit ${MOST_PLANNED}`,
    [period, scoreNeed.name],
  );
  if (partial.length === 0) return;
  const jobs = partial.map(({ id }) => plan(scoreNeed, { needId: id }, id));
  await writeJobs(change.manager, null, `again-${partial[0].period}`, jobs);
  await change.manager.query(`select pg_notify($1, '')`, [EVENTS_CHANNEL]);
}
