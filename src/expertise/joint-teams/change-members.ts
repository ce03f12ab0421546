import { Inject, Injectable } from '@nestjs/common';
import { conflict, invalid } from '../../../libs/kernel/index.js';
import { type Viewer } from '../../identity/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { type Change, Changes, type Origin } from '../../platform/events/index.js';
import { newId } from '../../platform/ids.js';
import { type MemberPartBody, type TeamInvitationBody } from './joint-teams.dto.js';
import {
  lockAsLead,
  type LockedTeam,
  lockOwnPart,
  memberOf,
  recordTeam,
  requireState,
} from './lock-team.js';

/** More people than that are no team; a bid holds at most as many members. */
const MOST_MEMBERS = 100;

/** Who is in a team: the lead asks, everybody answers for himself. */
@Injectable()
export class ChangeMembers {
  constructor(
    private readonly changes: Changes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** Asks an expert of any organisation, behind whose profile somebody stands who can answer. */
  invite(viewer: Viewer, origin: Origin, id: string, body: TeamInvitationBody): Promise<string> {
    return this.changes.run(origin, async (change) => {
      const team = await lockAsLead(change, viewer, id);
      const expert = await answeringExpert(change, body.expertId);
      await this.requireRoom(change, team, expert);
      const memberId = newId();
      await change.manager.query(
        `insert into joint_team_member (id, team_id, expert_id, person_id, organisation_id, role,
           months, message, state) values ($1, $2, $3, $4, $5, $6, $7, $8, 'invited')`,
        [
          ...[memberId, id, body.expertId, expert.personId, expert.organisationId],
          ...[body.role.trim(), body.months ?? null, body.message?.trim() ?? ''],
        ],
      );
      await recordTeam(change, id, 'teamMemberInvited', { memberId });
      return memberId;
    });
  }

  /** What a member does, and how much of it. */
  setPart(
    viewer: Viewer,
    origin: Origin,
    at: { id: string; memberId: string },
    part: MemberPartBody,
  ): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const team = await lockAsLead(change, viewer, at.id);
      const member = await memberOf(change, team, at.memberId);
      requireState(member, 'invited', 'accepted');
      await change.manager.query(
        `update joint_team_member set role = $2, months = $3 where id = $1`,
        [member.id, part.role.trim(), part.months ?? null],
      );
      await recordTeam(change, at.id, 'teamPartChanged', { memberId: member.id });
    });
  }

  /** The lead takes a member out or an invitation back; a member leaves. The lead stays. */
  end(viewer: Viewer, origin: Origin, id: string, memberId: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const { team, member, own } = await lockEither(change, viewer, id, memberId);
      requireState(member, ...(own ? (['accepted'] as const) : (['invited', 'accepted'] as const)));
      if (member.id === team.leadId)
        throw conflict('lead-stays', 'Hand the lead over first, or disband the team.');
      const state = own ? 'left' : 'removed';
      await change.manager.query(
        `update joint_team_member set state = $2, ended_at = clock_timestamp() where id = $1`,
        [member.id, state],
      );
      const type = own ? 'teamMemberLeft' : 'teamMemberRemoved';
      await recordTeam(change, id, type, { memberId: member.id });
    });
  }

  accept(viewer: Viewer, origin: Origin, id: string, memberId: string): Promise<void> {
    return this.answer(viewer, origin, { id, memberId }, null);
  }

  decline(
    viewer: Viewer,
    origin: Origin,
    at: { id: string; memberId: string },
    reason: string,
  ): Promise<void> {
    return this.answer(viewer, origin, at, { reason });
  }

  private answer(
    viewer: Viewer,
    origin: Origin,
    at: { id: string; memberId: string },
    declined: { reason: string } | null,
  ): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const { member } = await lockOwnPart(change, viewer, at.id, at.memberId);
      requireState(member, 'invited');
      await change.manager.query(
        `update joint_team_member set state = $2, reason = $3, answered_at = clock_timestamp()
         where id = $1`,
        [member.id, declined ? 'declined' : 'accepted', declined?.reason || null],
      );
      const type = declined ? 'teamInvitationDeclined' : 'teamInvitationAccepted';
      await recordTeam(change, at.id, type, { memberId: member.id });
    });
  }

  /** The lead's own part, not his bid, decides how many organisations may join. */
  private async requireRoom(
    change: Change,
    team: LockedTeam,
    expert: { personId: string; organisationId: string },
  ): Promise<void> {
    const [{ members, known, partners }] = await change.manager.query(
      `select count(*)::int as members,
         coalesce(bool_or(person_id = $2), false) as known,
         (select count(*)::int from (
            select organisation_id from joint_team_member
            where team_id = $1 and state in ('invited', 'accepted')
            union select $3::uuid) o where organisation_id <> $4) as partners
       from joint_team_member where team_id = $1 and state in ('invited', 'accepted')`,
      [team.id, expert.personId, expert.organisationId, team.leadOrganisationId],
    );
    if (known)
      throw conflict('already-in-team', 'This person is in the team already, or was asked.');
    if (members >= MOST_MEMBERS)
      throw conflict('team-full', `A team has at most ${MOST_MEMBERS} members.`);
    const { maxPartners } = this.rules;
    if (partners <= maxPartners) return;
    throw invalid('too-many-partners', `A bid has at most ${maxPartners} partners.`, [
      {
        ...{ field: 'expertId', message: `would be organisation ${partners} beside the lead’s` },
        ...{ code: 'too-many', facts: { max: maxPartners } },
      },
    ]);
  }
}

async function lockEither(change: Change, viewer: Viewer, id: string, memberId: string) {
  const asLead = await lockAsLead(change, viewer, id).catch((error: unknown) => {
    if (Object(error).kind === 'not-found') return null;
    throw error;
  });
  if (!asLead) return { ...(await lockOwnPart(change, viewer, id, memberId)), own: true };
  const member = await memberOf(change, asLead, memberId);
  return { team: asLead, member, own: false };
}

async function answeringExpert(
  change: Change,
  expertId: string,
): Promise<{ personId: string; organisationId: string }> {
  const [expert] = await change.manager.query(
    `select person_id as "personId", organisation_id as "organisationId"
     from expert where id = $1`,
    [expertId],
  );
  const field = 'expertId';
  if (!expert)
    throw invalid('expert-unknown', 'There is no such expert.', [
      { field, message: 'is no expert', code: 'not-found' },
    ]);
  if (expert.personId) return expert;
  throw invalid('expert-unclaimed', 'Nobody has taken over this profile, so nobody can answer.', [
    { field, message: 'has nobody who could answer', code: 'nobody-answers' },
  ]);
}
