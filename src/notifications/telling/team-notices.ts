import { type NoticeKind } from '../notice-kinds.js';
import { type Notice, type Source, tellAll, textIn, type ToldEvent } from './told.js';

/** Somebody whom the lead of a team asks to join. */
export const tellAsked: Notice = async (source, event) => {
  const found = await partOf(source, event);
  if (!found) return [];
  const { personId, jointTeamId, team, lead, leadOrganisation: organisation } = found;
  return tellAll([personId], 'teamMemberInvited', { jointTeamId, team, lead, organisation });
};

/** The lead of the team, of an answer. */
export const tellTeamLead =
  (kind: NoticeKind): Notice =>
  async (source, event) => {
    const found = await partOf(source, event);
    if (!found) return [];
    const { leadPersonId, jointTeamId, team, member, organisation, reason } = found;
    return tellAll([leadPersonId], kind, { jointTeamId, team, member, organisation, reason });
  };

interface Part {
  jointTeamId: string;
  team: string;
  personId: string;
  member: string;
  organisation: string;
  reason: string | null;
  leadPersonId: string;
  lead: string;
  leadOrganisation: string;
}

async function partOf(source: Source, event: ToldEvent): Promise<Part | undefined> {
  const [row] = await source.query(
    `select t.id as "jointTeamId", t.name as team, m.person_id as "personId", e.name as member,
       o.name as organisation, m.reason, l.person_id as "leadPersonId", le.name as lead,
       lo.name as "leadOrganisation"
     from joint_team t
     join joint_team_member m on m.team_id = t.id and m.id = $2
     join expert e on e.id = m.expert_id join organisation o on o.id = m.organisation_id
     join joint_team_member l on l.id = t.lead_id
     join expert le on le.id = l.expert_id join organisation lo on lo.id = l.organisation_id
     where t.id = $1`,
    [event.subjectId, textIn(event.payload, 'memberId')],
  );
  return row;
}
