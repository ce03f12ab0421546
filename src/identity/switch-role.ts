import { Injectable } from '@nestjs/common';
import { notFound } from '../../libs/kernel/index.js';
import { Changes, type Origin } from '../platform/events/index.js';
import { type Viewer } from './viewer.js';

@Injectable()
export class SwitchRole {
  constructor(private readonly changes: Changes) {}

  /** From now on the session acts in this membership; it must be the person's own and in force. */
  run(viewer: Viewer, origin: Origin, membershipId: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const [, count] = await change.manager.query(
        `update session set membership_id = $2 where id = $1 and exists (
           select 1 from membership where id = $2 and person_id = $3 and ended_at is null)`,
        [viewer.sessionId, membershipId, viewer.personId],
      );
      if (count === 0) throw notFound('membership');
      await change.record({
        stream: `person:${viewer.personId}`,
        type: 'roleTaken',
        payload: { membershipId },
      });
    });
  }
}
