import { Inject, Injectable } from '@nestjs/common';
import { assert, conflict, DomainError } from '../../libs/kernel/index.js';
import { type Challenge, grantAnnex, lockChallenge } from '../challenges/index.js';
import { type Viewer } from '../identity/index.js';
import { markInvited } from '../matching/index.js';
import { RULES, type Rules } from '../platform/config/index.js';
import { type Change, Changes, type Origin } from '../platform/events/index.js';
import { Invitation } from './invitation.entity.js';
import { type SentInvitationAnswer, type SentInvitationsAnswer } from './invitations.answer.js';
import { warnOfLoad } from './load.js';
import { recordInvitation } from './lock-invitation.js';

export interface InviteRequest {
  challengeId: string;
  profileIds: string[];
  message?: string;
  /** Why a conflict doesn't matter here; recorded with each invitation that has one. */
  overrideNote?: string;
}

const DAY_MS = 86_400_000;

@Injectable()
export class InviteTeam {
  constructor(
    private readonly changes: Changes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /**
   * Invites profiles to bid for a listed challenge: all of them or, when one is refused, none.
   * An invitation runs until the days to answer are over, at most until the deadline. Somebody
   * with an account is named for the private annex; somebody without one can be invited too, and
   * finds the invitation once an account stands behind the profile.
   *
   * 409: the challenge takes no bids, the engine has not met it yet, an invitation is open, the
   * candidate was dismissed, or is in conflict and no note overrides it.
   */
  run(viewer: Viewer, origin: Origin, request: InviteRequest): Promise<SentInvitationsAnswer> {
    const { invitationDays, maxOpenInvitations } = this.rules;
    const inviter = { personId: viewer.personId, invitationDays };
    return this.changes.run(origin, async (change) => {
      const sent = await inviteProfiles(change, request, inviter);
      const warnings = await warnOfLoad(change.manager, request.profileIds, maxOpenInvitations);
      return { invitations: sent.map(answerOf), warnings };
    });
  }
}

export interface Inviter {
  personId: string;
  /** Days to answer. */
  invitationDays: number;
}

/** Inviting as {@link InviteTeam} does, inside the caller's change. */
export async function inviteProfiles(
  change: Change,
  request: InviteRequest,
  { personId: invitedBy, invitationDays }: Inviter,
): Promise<Invitation[]> {
  const challenge = await lockChallenge(change, request.challengeId);
  const now = await change.now();
  challenge.requireOpen(now);
  const needId = await lockNeed(change, challenge.id);
  const expiresAt = answerUntil(now, challenge, invitationDays);
  await refuseSecond(change, challenge.id, request.profileIds);
  const profiles = await profilesOf(change, request.profileIds);
  const sent: Invitation[] = [];
  for (const profileId of request.profileIds) {
    const facts = { needId, profile: profiles.get(profileId), profileId, invitedBy, expiresAt };
    sent.push(await invite(change, request, facts));
  }
  return sent;
}

function answerUntil(now: Date, { deadline }: Challenge, invitationDays: number): Date {
  const end = now.getTime() + invitationDays * DAY_MS;
  return new Date(Math.min(end, deadline?.getTime() ?? end));
}

const answerOf = ({ id, profileId, expiresAt, personId }: Invitation): SentInvitationAnswer => ({
  ...{ id, profileId, expiresAt },
  hasAccount: personId !== null,
});

/** Everything decided about the candidates of a challenge waits for this lock. */
async function lockNeed(change: Change, challengeId: string): Promise<string> {
  const [need] = await change.manager.query<{ id: string; open: boolean }[]>(
    `select id, open from need where kind = 'challenge' and source_id = $1 for update`,
    [challengeId],
  );
  if (need?.open) return need.id;
  throw conflict('need-not-ready', 'The challenge is still being prepared; try in a moment.');
}

interface InvitedProfile {
  id: string;
  organisationId: string;
  personId: string | null;
}

interface InviteFacts {
  needId: string;
  profileId: string;
  /** Undefined for an unknown one, which marking it will refuse by name. */
  profile: InvitedProfile | undefined;
  invitedBy: string;
  expiresAt: Date;
}

async function invite(
  change: Change,
  { challengeId, message = '', overrideNote: note }: InviteRequest,
  { needId, profileId, profile, invitedBy, expiresAt }: InviteFacts,
): Promise<Invitation> {
  const candidate = { needId, profileId, invitedBy, overrideNote: note };
  const overrideNote = await markInvited(change, candidate);
  assert(profile, `profile ${profileId} was marked as invited but is not there`);
  const { organisationId, personId } = profile;
  const invitation = Invitation.sent({
    ...{ challengeId, profileId, organisationId, personId },
    ...{ message, overrideNote, invitedBy, expiresAt },
  });
  await change.manager.insert(Invitation, invitation);
  if (personId) await grantAnnex(change, { challengeId, personId, grantedBy: invitedBy });
  await recordInvitation(change, invitation, needId, 'invitationSent', { expiresAt, overrideNote });
  return invitation;
}

/** The first of the profiles, in the order given, that has an open or accepted invitation. */
async function refuseSecond(
  change: Change,
  challengeId: string,
  profileIds: string[],
): Promise<void> {
  const [open] = await change.manager.query<{ id: string; profileId: string; state: string }[]>(
    `select id, profile_id as "profileId", state from invitation
     where challenge_id = $1 and profile_id = any($2) and state in ('sent', 'accepted')
     order by array_position($2, profile_id) limit 1`,
    [challengeId, profileIds],
  );
  if (!open) return;
  const { id: invitationId, profileId, state } = open;
  throw new DomainError(
    'conflict',
    'already-invited',
    `There is an invitation already; it is ${state}.`,
    { facts: { profileId, invitationId, state } },
  );
}

async function profilesOf(
  change: Change,
  profileIds: string[],
): Promise<Map<string, InvitedProfile>> {
  const rows = await change.manager.query<InvitedProfile[]>(
    `select id, organisation_id as "organisationId", person_id as "personId"
     from profile where id = any($1)`,
    [profileIds],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
