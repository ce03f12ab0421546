import { Injectable } from '@nestjs/common';
import { importMachine, requireStep } from '../../libs/lifecycle/index.js';
import { Changes, type Origin } from '../platform/events/index.js';
import { lockImport } from './import-run.js';
import { cancelNow } from './store-batch.js';

@Injectable()
export class CancelImport {
  constructor(private readonly changes: Changes) {}

  /** A waiting import ends at once, a running one with its next batch; what is stored stays. */
  run(origin: Origin, id: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const run = await lockImport(change, id);
      if (run.state === 'cancelled') return;
      requireStep(importMachine, run.state, 'cancelled');
      if (run.state === 'waiting') return cancelNow(change, run);
      await change.manager.query(`update import_run set cancel_requested = true where id = $1`, [
        id,
      ]);
    });
  }
}
