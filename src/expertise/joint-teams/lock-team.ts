import { conflict, notFound } from '../../../libs/kernel/index.js';
import { authorise, type Viewer } from '../../identity/index.js';
import { type Change } from '../../platform/events/index.js';
import { type MemberState } from './joint-teams.answers.js';

export interface LockedTeam {
  id: string;
  leadId: string;
  leadPersonId: string;
  leadOrganisationId: string;
  version: number;
}

export interface LockedMember {
  id: string;
  personId: string;
  state: MemberState;
}

/** The team, locked, as its lead may change it; 404 for anybody else, 409 once it is disbanded. */
export async function lockAsLead(change: Change, viewer: Viewer, id: string): Promise<LockedTeam> {
  const team = await lockTeam(change, id);
  authorise(viewer, 'team.build', { personId: team.leadPersonId }, 'team');
  return team;
}

/** The caller's own part in a team, with the team locked; 404 where he has none. */
export async function lockOwnPart(
  change: Change,
  viewer: Viewer,
  teamId: string,
  memberId: string,
): Promise<{ team: LockedTeam; member: LockedMember }> {
  const team = await lockTeam(change, teamId);
  const member = await memberOf(change, team, memberId);
  authorise(viewer, 'team.build', { personId: member.personId }, 'team');
  return { team, member };
}

export async function memberOf(
  change: Change,
  team: LockedTeam,
  memberId: string,
): Promise<LockedMember> {
  const [member] = await change.manager.query(
    `select id, person_id as "personId", state from joint_team_member
     where id = $1 and team_id = $2 for update`,
    [memberId, team.id],
  );
  if (!member) throw notFound('team');
  return member;
}

/** Throws unless the member stands in one of these states. */
export function requireState(member: LockedMember, ...states: MemberState[]): void {
  if (states.includes(member.state)) return;
  throw conflict('team-member-state', `This member is ${member.state} already.`);
}

/** One lock for a team and its members: the row of the team. */
async function lockTeam(change: Change, id: string): Promise<LockedTeam> {
  const [team] = await change.manager.query(
    `select t.id, t.state, t.version, l.id as "leadId", l.person_id as "leadPersonId",
       l.organisation_id as "leadOrganisationId"
     from joint_team t join joint_team_member l on l.id = t.lead_id
     where t.id = $1 for update of t`,
    [id],
  );
  if (!team) throw notFound('team');
  if (team.state === 'disbanded') throw conflict('team-disbanded', 'This team was disbanded.');
  return team;
}

/** `joint-team:<id>` holds what happened to a team; never what anybody wrote in it. */
export const recordTeam = (
  change: Change,
  teamId: string,
  type: string,
  payload: object = {},
): Promise<unknown> =>
  change.record({ stream: `joint-team:${teamId}`, type, payload: { ...payload } });
