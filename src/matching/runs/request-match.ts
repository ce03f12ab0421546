import { Injectable } from '@nestjs/common';
import { conflict, notFound } from '../../../libs/kernel/index.js';
import { Changes, type Origin } from '../../platform/events/index.js';

@Injectable()
export class RequestMatch {
  constructor(private readonly changes: Changes) {}

  /** Asks for a need to be scored now; the worker stores a new run only if any input has changed. */
  run(origin: Origin, asked: { needId?: string; sourceId?: string }): Promise<{ needId: string }> {
    return this.changes.run(origin, async (change) => {
      const [need] = await change.manager.query(
        `select id, open, kind, source_id as "sourceId" from need
         where coalesce(id = $1, true) and coalesce(source_id = $2, true)
           and coalesce($1, $2) is not null for share`,
        [asked.needId ?? null, asked.sourceId ?? null],
      );
      if (!need) throw notFound('need');
      if (!need.open)
        throw conflict('need-closed', 'This need is closed; only open needs are matched.');
      const { id: needId, kind, sourceId } = need;
      const payload = { needId, kind, sourceId };
      await change.record({ stream: `need:${needId}`, type: 'matchRequested', payload });
      return { needId };
    });
  }
}
