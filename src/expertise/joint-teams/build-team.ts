import { Injectable } from '@nestjs/common';
import { conflict, DomainError } from '../../../libs/kernel/index.js';
import { type Viewer } from '../../identity/index.js';
import { type Change, Changes, type Origin } from '../../platform/events/index.js';
import { newId } from '../../platform/ids.js';
import { type JointTeamBody, type JointTeamPatch } from './joint-teams.dto.js';
import { lockAsLead, memberOf, recordTeam, requireState } from './lock-team.js';

@Injectable()
export class BuildTeam {
  constructor(private readonly changes: Changes) {}

  /** Forms a team whose lead and first member the viewer is; he needs a profile of his own. */
  form(viewer: Viewer, origin: Origin, body: JointTeamBody): Promise<string> {
    return this.changes.run(origin, async (change) => {
      const expert = await ownExpert(change, viewer);
      const [id, memberId] = [newId(), newId()];
      await change.manager.query(
        `insert into joint_team (id, name, purpose, lead_id) values ($1, $2, $3, $4)`,
        [id, body.name.trim(), body.purpose?.trim() ?? '', memberId],
      );
      await change.manager.query(
        `insert into joint_team_member
           (id, team_id, expert_id, person_id, organisation_id, role, state, answered_at)
         values ($1, $2, $3, $4, $5, $6, 'accepted', clock_timestamp())`,
        [memberId, id, expert.id, viewer.personId, expert.organisationId, body.role.trim()],
      );
      await recordTeam(change, id, 'teamFormed', { memberId });
      return id;
    });
  }

  /** Changes name or purpose; 409 when another version is there. */
  edit(viewer: Viewer, origin: Origin, id: string, patch: JointTeamPatch): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const team = await lockAsLead(change, viewer, id);
      if (team.version !== patch.version) throw staleEdit(team.version);
      await change.manager.query(
        `update joint_team set name = coalesce($2, name), purpose = coalesce($3, purpose),
           version = version + 1, updated_at = clock_timestamp() where id = $1`,
        [id, patch.name?.trim(), patch.purpose?.trim()],
      );
      await recordTeam(change, id, 'teamEdited');
    });
  }

  /** Hands the lead over to a member who has accepted. */
  handOver(viewer: Viewer, origin: Origin, id: string, memberId: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const team = await lockAsLead(change, viewer, id);
      const member = await memberOf(change, team, memberId);
      requireState(member, 'accepted');
      if (member.id === team.leadId) return;
      await change.manager.query(
        `update joint_team set lead_id = $2, version = version + 1,
           updated_at = clock_timestamp() where id = $1`,
        [id, member.id],
      );
      await recordTeam(change, id, 'teamLeadChanged', { memberId: member.id });
    });
  }

  /** Ends the team for everybody; invitations that wait are taken back with it. */
  disband(viewer: Viewer, origin: Origin, id: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      await lockAsLead(change, viewer, id);
      await change.manager.query(
        `update joint_team_member set state = 'removed', ended_at = clock_timestamp()
         where team_id = $1 and state = 'invited'`,
        [id],
      );
      await change.manager.query(
        `update joint_team set state = 'disbanded', version = version + 1,
           updated_at = clock_timestamp() where id = $1`,
        [id],
      );
      await recordTeam(change, id, 'teamDisbanded');
    });
  }
}

async function ownExpert(
  change: Change,
  viewer: Viewer,
): Promise<{ id: string; organisationId: string }> {
  const [expert] = await change.manager.query(
    `select id, organisation_id as "organisationId" from expert where person_id = $1`,
    [viewer.personId],
  );
  if (expert) return expert;
  throw conflict('profile-needed', 'Write your profile first: a team shows who its members are.');
}

const staleEdit = (version: number): DomainError =>
  new DomainError(
    'conflict',
    'stale-edit',
    `Somebody has changed this team meanwhile: it is at version ${version} now.`,
    { facts: { version } },
  );
