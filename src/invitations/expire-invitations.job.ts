import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { markInvitationEnded } from '../matching/index.js';
import { Changes, systemOrigin } from '../platform/events/index.js';
import { defineJob, HandlesJob, type JobContext } from '../platform/queue/index.js';
import { lockInvitation, saveInvitation } from './lock-invitation.js';

export const expireInvitations = defineJob<Record<string, never>>({
  name: 'expire-invitations',
  queue: 'general',
  payload: {},
  attempts: 1,
});

/** Invitations ended in one sweep; the next one ends the rest. */
const MOST_EXPIRED = 500;

/**
 * Ends invitations that nobody answered in time, and those to challenges that take no bids any
 * more. Each in a transaction of its own, so that one fault holds up no other; an invitation that
 * was answered since it was found is left alone.
 */
@Injectable()
@HandlesJob(expireInvitations)
export class ExpireInvitationsJob {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  async run(_: Record<string, never>, { signal }: JobContext): Promise<void> {
    const due = await this.dataSource.query<{ id: string }[]>(
      `select i.id from invitation i join challenge c on c.id = i.challenge_id
       where i.state = 'sent'
         and (i.expires_at <= clock_timestamp() or c.state not in ('listed', 'bidding'))
       order by i.expires_at, i.id limit ${MOST_EXPIRED}`,
    );
    for (const { id } of due) {
      signal.throwIfAborted();
      await this.expire(id);
    }
  }

  private expire(id: string): Promise<void> {
    return this.changes.run(systemOrigin('expire-invitations'), async (change) => {
      const locked = await lockInvitation(change, id);
      if (locked.invitation.state !== 'sent') return;
      locked.invitation.expire();
      await markInvitationEnded(change, locked.needId, locked.invitation.profileId, 'shortlisted');
      await saveInvitation(change, locked, 'invitationExpired');
    });
  }
}
