import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../../libs/kernel/index.js';
import { type Viewer } from '../../identity/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { offsetOf, type Page, type PageQuery } from '../../platform/http/index.js';
import {
  type JointTeamAnswer,
  type JointTeamMemberAnswer,
  type MemberState,
  type TeamMemberAction,
  type TeamState,
} from './joint-teams.answers.js';

/** A team is known to those who are in it or asked to be, and to nobody else, whatever his role. */
@Injectable()
export class JointTeamQueries {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** Those that wait for the viewer's answer first, then the newest. */
  async list(viewer: Viewer, query: PageQuery): Promise<Page<JointTeamAnswer>> {
    const [{ total }] = await this.dataSource.query(
      `select count(*)::int as total from joint_team t where ${IS_MINE}`,
      [viewer.personId],
    );
    const rows: TeamRow[] = await this.dataSource.query(
      `select ${TEAM} from joint_team t where ${IS_MINE}
       order by exists (select 1 from joint_team_member m where m.team_id = t.id
         and m.person_id = $1 and m.state = 'invited') desc, t.created_at desc, t.id
       limit $2 offset $3`,
      [viewer.personId, query.pageSize, offsetOf(query)],
    );
    const items = rows.map((row) => this.answer(viewer, row));
    return { items, page: query.page, pageSize: query.pageSize, total };
  }

  async one(viewer: Viewer, id: string): Promise<JointTeamAnswer> {
    const [row] = await this.dataSource.query(
      `select ${TEAM} from joint_team t where ${IS_MINE} and t.id = $2`,
      [viewer.personId, id],
    );
    if (!row) throw notFound('team');
    return this.answer(viewer, row);
  }

  private answer(viewer: Viewer, row: TeamRow): JointTeamAnswer {
    const { members, ...team } = row;
    const isForming = row.state === 'forming';
    const lead = members.find((member) => member.lead);
    const leads = lead?.personId === viewer.personId;
    const own = members.find(({ personId }) => personId === viewer.personId);
    const partners = new Map(
      members
        .filter(({ state }) => state === 'accepted')
        .filter(({ organisationId }) => organisationId !== lead?.organisationId)
        .map((member) => [member.organisationId, member.organisationName]),
    );
    return {
      ...team,
      ...{ leads, leadName: lead?.name ?? '', leadOrganisationName: lead?.organisationName ?? '' },
      ownState: own?.state ?? 'removed',
      members: members.map((member) => answerMember(member, { viewer, leads, isForming })),
      partners: [...partners].map(([id, name]) => ({ id, name })),
      maxPartners: this.rules.maxPartners,
      actions: leads && isForming ? ['edit', 'invite', 'disband'] : [],
    };
  }
}

type MemberRow = Omit<JointTeamMemberAnswer, 'actions'> & { personId: string };

interface TeamRow {
  id: string;
  name: string;
  purpose: string;
  state: TeamState;
  version: number;
  createdAt: Date;
  members: MemberRow[];
}

/** Who declined, left or was taken out sees the team no more. */
const IS_MINE = `exists (select 1 from joint_team_member m where m.team_id = t.id
  and m.person_id = $1 and m.state in ('invited', 'accepted'))`;

/** A person's newest part comes first, so that it is the one that is his. */
const TEAM = `t.id, t.name, t.purpose, t.state, t.version, t.created_at as "createdAt",
  (select jsonb_agg(jsonb_build_object('id', m.id, 'expertId', m.expert_id,
      'personId', m.person_id, 'name', e.name, 'nameEn', e.name_en,
      'organisationId', o.id, 'organisationName', o.name, 'role', m.role, 'months', m.months,
      'state', m.state, 'lead', m.id = t.lead_id, 'message', m.message, 'reason', m.reason,
      'invitedAt', m.invited_at, 'answeredAt', m.answered_at)
      order by m.id <> t.lead_id, array_position(array['accepted', 'invited'], m.state),
        m.invited_at desc, m.id)
   from joint_team_member m join expert e on e.id = m.expert_id
   join organisation o on o.id = m.organisation_id where m.team_id = t.id) as members`;

const ENDED: readonly MemberState[] = ['declined', 'left', 'removed'];

/** What an invitation said, and why it was declined, concerns the lead and the one who was asked. */
function answerMember(
  member: MemberRow,
  { viewer, leads, isForming }: { viewer: Viewer; leads: boolean; isForming: boolean },
): JointTeamMemberAnswer {
  const { personId, ...shown } = member;
  const isOwn = personId === viewer.personId;
  const both = leads || isOwn;
  return {
    ...shown,
    message: both ? member.message : '',
    reason: both ? member.reason : null,
    actions: isForming ? actionsOf(member, { isOwn, leads }) : [],
  };
}

function actionsOf(
  { state, lead }: MemberRow,
  { isOwn, leads }: { isOwn: boolean; leads: boolean },
): TeamMemberAction[] {
  if (ENDED.includes(state)) return [];
  if (leads) return ['edit', ...(lead ? [] : leadActions(state))];
  if (!isOwn) return [];
  return state === 'invited' ? ['accept', 'decline'] : ['leave'];
}

const leadActions = (state: MemberState): TeamMemberAction[] =>
  state === 'accepted' ? ['make-lead', 'remove'] : ['remove'];
