import { Injectable } from '@nestjs/common';
import { notFound } from '../../../libs/kernel/index.js';
import { Changes, type Origin } from '../../platform/events/index.js';
import { authorise, type Viewer } from '../viewer.js';

@Injectable()
export class RevokeColleagueInvitation {
  constructor(private readonly changes: Changes) {}

  /** From now on the ticket opens nothing. */
  run(viewer: Viewer, origin: Origin, organisationId: string, id: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      authorise(viewer, 'colleague.invite', { organisationId }, 'organisation');
      const [, count] = await change.manager.query(
        `update colleague_invitation set revoked_at = clock_timestamp()
         where id = $1 and organisation_id = $2 and accepted_at is null and revoked_at is null`,
        [id, organisationId],
      );
      if (count === 0) throw notFound('invitation');
      await change.record({
        stream: `organisation:${organisationId}`,
        type: 'colleagueInvitationRevoked',
        payload: { invitationId: id },
      });
    });
  }
}
