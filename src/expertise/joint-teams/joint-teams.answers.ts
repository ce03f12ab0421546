import {
  choices,
  DecimalOrNull,
  Flag,
  Id,
  Many,
  OneOf,
  PageAnswer,
  SomeOf,
  Text,
  TextOrNull,
  Time,
  TimeOrNull,
  Whole,
} from '../../platform/http/index.js';

export const MEMBER_STATES = ['invited', 'accepted', 'declined', 'left', 'removed'] as const;
export type MemberState = (typeof MEMBER_STATES)[number];
export const TEAM_STATES = ['forming', 'disbanded'] as const;
export type TeamState = (typeof TEAM_STATES)[number];

const MEMBER_ACTIONS = ['accept', 'decline', 'leave', 'edit', 'remove', 'make-lead'] as const;
export type TeamMemberAction = (typeof MEMBER_ACTIONS)[number];
const TEAM_ACTIONS = ['edit', 'invite', 'disband'] as const;
export type TeamAction = (typeof TEAM_ACTIONS)[number];

const MEMBER_STATE = choices('TeamMemberState', MEMBER_STATES);
const TEAM_STATE = choices('JointTeamState', TEAM_STATES);

export class JointTeamMemberAnswer {
  @Id() id: string;
  @Id() expertId: string;
  @Text() name: string;
  @TextOrNull() nameEn: string | null;
  @Id() organisationId: string;
  @Text() organisationName: string;
  @Text() role: string;
  @DecimalOrNull({ description: 'Person-months' }) months: number | null;
  @OneOf(MEMBER_STATE) state: MemberState;
  @Flag() lead: boolean;
  @Text({ description: 'What the invitation said; for both sides of it only' }) message: string;
  @TextOrNull({ description: 'Why it was declined, if that was said' }) reason: string | null;
  @Time() invitedAt: Date;
  @TimeOrNull() answeredAt: Date | null;
  @SomeOf(choices('TeamMemberAction', MEMBER_ACTIONS)) actions: TeamMemberAction[];
}

class TeamPartnerAnswer {
  @Id() id: string;
  @Text() name: string;
}

/** One's own part in a team decides what one may do: the lead changes it, members answer and leave. */
export class JointTeamAnswer {
  @Id() id: string;
  @Text() name: string;
  @Text() purpose: string;
  @OneOf(TEAM_STATE) state: TeamState;
  @Text() leadName: string;
  @Text() leadOrganisationName: string;
  @OneOf(MEMBER_STATE, { description: 'The caller’s own' }) ownState: MemberState;
  @Flag({ description: 'Whether the caller leads it' }) leads: boolean;
  @Whole() version: number;
  @Time() createdAt: Date;
  @Many(JointTeamMemberAnswer, { description: 'Those who declined or left come last' })
  members: JointTeamMemberAnswer[];
  @Many(TeamPartnerAnswer, {
    description: 'Organisations of members who accepted, other than the lead’s',
  })
  partners: TeamPartnerAnswer[];
  @Whole({ description: 'Partners a bid may have beside its lead' }) maxPartners: number;
  @SomeOf(choices('JointTeamAction', TEAM_ACTIONS)) actions: TeamAction[];
}

export class JointTeamsAnswer extends PageAnswer {
  @Many(JointTeamAnswer) items: JointTeamAnswer[];
}
