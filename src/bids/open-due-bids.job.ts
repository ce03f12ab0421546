import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { challengesToOpen } from '../challenges/index.js';
import { RULES, type Rules } from '../platform/config/index.js';
import {
  defineJob,
  HandlesJob,
  type JobContext,
  type JobHandler,
} from '../platform/queue/index.js';
import { OpenBids } from './open-bids.js';

/** Runs every few seconds; it opens what is due by the database's clock and nothing else. */
export const openDueBids = defineJob({
  name: 'open-due-bids',
  queue: 'general',
  payload: {},
  attempts: 1,
});

@HandlesJob(openDueBids)
@Injectable()
export class OpenDueBids implements JobHandler {
  private readonly log = new Logger('opening');

  constructor(
    private readonly dataSource: DataSource,
    private readonly openBids: OpenBids,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** A challenge that fails keeps no other from being opened; the next run tries it again. */
  async run(_: object, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    for (const id of await challengesToOpen(this.dataSource, this.rules.graceSeconds)) {
      if (signal.aborted) return;
      await this.openBids.run(id).catch((error: unknown) => {
        this.log.error(`challenge ${id} can't be opened now: ${String(error)}`);
      });
    }
  }
}
