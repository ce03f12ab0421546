import { Injectable } from '@nestjs/common';
import { markInvitationEnded } from '../matching/index.js';
import { Changes, type Origin } from '../platform/events/index.js';
import { lockInvitation, saveInvitation } from './lock-invitation.js';

@Injectable()
export class WithdrawInvitation {
  constructor(private readonly changes: Changes) {}

  /** Takes an open or accepted invitation back; the candidate is merely shortlisted again. */
  run(origin: Origin, id: string, words?: string): Promise<void> {
    const reason = words?.trim() || null;
    return this.changes.run(origin, async (change) => {
      const locked = await lockInvitation(change, id);
      locked.invitation.withdraw(reason);
      await markInvitationEnded(change, locked.needId, locked.invitation.profileId, 'shortlisted');
      await saveInvitation(change, locked, 'invitationWithdrawn', { reason });
    });
  }
}
