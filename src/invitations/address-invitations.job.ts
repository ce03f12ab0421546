import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { grantAnnex } from '../challenges/index.js';
import { Changes, systemOrigin } from '../platform/events/index.js';
import { defineJob, HandlesJob } from '../platform/queue/index.js';
import { lockInvitation, saveInvitation } from './lock-invitation.js';

export const addressInvitations = defineJob<Record<string, never>>({
  name: 'address-invitations',
  queue: 'general',
  payload: {},
});

/**
 * Gives open invitations of profiles that had no account to the person who stands behind the
 * profile by now, names him for the annex and records `invitationAddressed`, from which he is told.
 * Caused by `profilesFed`; he could read and answer the invitation without it, since both look at
 * the profile, but would not know of it.
 */
@Injectable()
@HandlesJob(addressInvitations)
export class AddressInvitationsJob {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  async run(): Promise<void> {
    const waiting = await this.dataSource.query<{ id: string }[]>(
      `select i.id from invitation i join profile p on p.id = i.profile_id
       where i.person_id is null and p.person_id is not null and i.state = 'sent' order by i.id`,
    );
    for (const { id } of waiting) await this.address(id);
  }

  private address(id: string): Promise<void> {
    return this.changes.run(systemOrigin('address-invitations'), async (change) => {
      const locked = await lockInvitation(change, id);
      const { invitation, ownerId } = locked;
      if (invitation.personId || !ownerId || invitation.state !== 'sent') return;
      invitation.address(ownerId);
      const { challengeId, invitedBy } = invitation;
      await grantAnnex(change, { challengeId, personId: ownerId, grantedBy: invitedBy });
      await saveInvitation(change, locked, 'invitationAddressed');
    });
  }
}
