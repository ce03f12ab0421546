import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RULES, type Rules } from '../../platform/config/index.js';
import { takeAnchor } from '../../platform/events/index.js';
import { defineJob, HandlesJob, type JobHandler } from '../../platform/queue/index.js';

export const anchorEvents = defineJob({
  name: 'anchor-events',
  queue: 'general',
  payload: {},
  attempts: 1,
});

/** Runs every minute; makes an anchor once in `anchorMinutes`, whether anything happened or not. */
@HandlesJob(anchorEvents)
@Injectable()
export class AnchorEventsJob implements JobHandler {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  async run(): Promise<void> {
    await takeAnchor(this.dataSource, Math.max(1, this.rules.anchorMinutes) * 60_000);
  }
}
