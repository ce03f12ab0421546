import { Injectable } from '@nestjs/common';
import { invalid } from '../../libs/kernel/index.js';
import { grantAnnex, lockChallenge } from '../challenges/index.js';
import { authorise, type Viewer } from '../identity/index.js';
import { markInvitationEnded } from '../matching/index.js';
import { type Change, Changes, type Origin } from '../platform/events/index.js';
import {
  challengeOf,
  lockInvitation,
  type LockedInvitation,
  saveInvitation,
} from './lock-invitation.js';

@Injectable()
export class AnswerInvitation {
  constructor(private readonly changes: Changes) {}

  /** Accepts while the challenge takes bids and the time to answer runs. */
  accept(viewer: Viewer, origin: Origin, id: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      // The challenge before the need, as inviting locks them: so the two never block each other.
      const challenge = await lockChallenge(change, await challengeOf(change, id));
      const locked = await lockOwn(change, viewer, id);
      const { invitation } = locked;
      const { challengeId } = invitation;
      const now = await change.now();
      invitation.accept(now);
      challenge.requireOpen(now);
      const { personId } = viewer;
      await grantAnnex(change, { challengeId, personId, grantedBy: invitation.invitedBy });
      await saveInvitation(change, locked, 'invitationAccepted');
    });
  }

  decline(viewer: Viewer, origin: Origin, id: string, words: string): Promise<void> {
    const reason = words.trim();
    if (!reason)
      throw invalid('words-needed', 'Write a reason.', [{ field: 'reason', message: 'is needed' }]);
    return this.changes.run(origin, async (change) => {
      const locked = await lockOwn(change, viewer, id);
      locked.invitation.decline(await change.now(), reason);
      await markInvitationEnded(change, locked.needId, locked.invitation.profileId, 'declined');
      await saveInvitation(change, locked, 'invitationDeclined', { reason });
    });
  }
}

/** 404 for an invitation of somebody else. */
async function lockOwn(change: Change, viewer: Viewer, id: string): Promise<LockedInvitation> {
  const locked = await lockInvitation(change, id);
  authorise(viewer, 'invitation.answer', { personId: locked.ownerId }, 'invitation');
  if (!locked.invitation.personId) locked.invitation.address(viewer.personId);
  return locked;
}
