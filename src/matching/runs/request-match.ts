import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '../../../libs/kernel/index.js';
import { Changes, type Origin } from '../../platform/events/index.js';

@Injectable()
export class RequestMatch {
  constructor(private readonly changes: Changes) {}

  /** Asks for a need to be scored now; the worker stores a new run only if any input has changed. */
  run(origin: Origin, needId: string): Promise<{ needId: string }> {
    return this.changes.run(origin, async (change) => {
      const [need] = await change.manager.query(
        `select open, kind, source_id as "sourceId" from need where id = $1 for share`,
        [needId],
      );
      if (!need) throw notFound('need');
      if (!need.open)
        throw conflict('need-closed', 'This need is closed; only open needs are matched.');
      const { kind, sourceId } = need;
      const payload = { needId, kind, sourceId };
      await change.record({ stream: `need:${needId}`, type: 'matchRequested', payload });
      return { needId };
    });
  }
}
