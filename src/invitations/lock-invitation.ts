import { notFound } from '../../libs/kernel/index.js';
import { type Change } from '../platform/events/index.js';
import { Invitation } from './invitation.entity.js';

/** An invitation under lock, with what its verbs need to know. */
export interface LockedInvitation {
  invitation: Invitation;
  needId: string;
  /** Whose it is: the person written down, else whoever stands behind the profile by now. */
  ownerId: string | null;
}

/**
 * Locks the need and then the invitation, in the order in which inviting locks them. 404 when there
 * is no such invitation.
 */
export async function lockInvitation(change: Change, id: string): Promise<LockedInvitation> {
  const [need] = await change.manager.query<{ id: string }[]>(
    `select n.id from need n join invitation i on i.challenge_id = n.source_id
     where i.id = $1 and n.kind = 'challenge' for update of n`,
    [id],
  );
  const invitation = await change.manager.findOne(Invitation, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  if (!need || !invitation) throw notFound('invitation');
  const [profile] = await change.manager.query<{ personId: string | null }[]>(
    `select person_id as "personId" from profile where id = $1`,
    [invitation.profileId],
  );
  const ownerId = invitation.personId ?? profile?.personId ?? null;
  return { invitation, needId: need.id, ownerId };
}

/** Which challenge an invitation is about; 404 when there is no such invitation. */
export async function challengeOf(change: Change, id: string): Promise<string> {
  const [row] = await change.manager.query<{ challengeId: string }[]>(
    `select challenge_id as "challengeId" from invitation where id = $1`,
    [id],
  );
  if (!row) throw notFound('invitation');
  return row.challengeId;
}

/** Writes what a verb changed and its event; `facts` join the ids every event carries. */
export async function saveInvitation(
  change: Change,
  { invitation, needId }: Pick<LockedInvitation, 'invitation' | 'needId'>,
  type: string,
  facts: Record<string, unknown> = {},
): Promise<void> {
  const { id, personId, state, declineReason, withdrawalReason, answeredAt } = invitation;
  await change.manager.update(
    Invitation,
    { id },
    { personId, state, declineReason, withdrawalReason, answeredAt },
  );
  await recordInvitation(change, invitation, needId, type, facts);
}

export async function recordInvitation(
  change: Change,
  invitation: Invitation,
  needId: string,
  type: string,
  facts: Record<string, unknown> = {},
): Promise<void> {
  const { id, challengeId, profileId, organisationId, personId } = invitation;
  const payload = { challengeId, needId, profileId, organisationId, personId, ...facts };
  await change.record({ stream: `invitation:${id}`, type, payload });
}
