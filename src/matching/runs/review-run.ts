import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '../../../libs/kernel/index.js';
import { matchRunMachine, type MatchRunState, requireStep } from '../../../libs/lifecycle/index.js';
import { Changes, type Origin } from '../../platform/events/index.js';

const EVENTS = { reviewed: 'runReviewed', 'to-review': 'runReopened' } as const;

@Injectable()
export class ReviewRun {
  constructor(private readonly changes: Changes) {}

  /** Takes a run off the coordinator's queue, or puts it back. */
  run(origin: Origin, runId: string, to: 'reviewed' | 'to-review'): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const [run] = await change.manager.query<{ needId: string; state: MatchRunState }[]>(
        `select need_id as "needId", state from match_run where id = $1 for update`,
        [runId],
      );
      if (!run) throw notFound('match-run');
      // The life cycle lets the engine revive a superseded run; a person reviews the current one.
      if (run.state === 'superseded')
        throw conflict('match-run-superseded', 'A later run has taken the place of this one.');
      requireStep(matchRunMachine, run.state, to);
      await change.manager.query(`update match_run set state = $2 where id = $1`, [runId, to]);
      const payload = { needId: run.needId, runId };
      await change.record({ stream: `need:${run.needId}`, type: EVENTS[to], payload });
    });
  }
}
