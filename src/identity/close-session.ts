import { Injectable } from '@nestjs/common';
import { notFound } from '../../libs/kernel/index.js';
import { Changes, type Origin } from '../platform/events/index.js';
import { Sessions } from './sessions.js';
import { type Viewer } from './viewer.js';

@Injectable()
export class CloseSession {
  constructor(
    private readonly changes: Changes,
    private readonly sessions: Sessions,
  ) {}

  /** Ends one of the viewer's own sessions. */
  run(viewer: Viewer, origin: Origin, sessionId: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const own = await change.manager.query(
        `select 1 from session where id = $1 and person_id = $2`,
        [sessionId, viewer.personId],
      );
      if (own.length === 0) throw notFound('session');
      await this.sessions.revoke(change, sessionId);
      await change.record({ stream: `person:${viewer.personId}`, type: 'signedOut', payload: {} });
    });
  }
}
