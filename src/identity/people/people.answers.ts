import {
  choices,
  Flag,
  Id,
  IdOrNull,
  Many,
  OneOf,
  OneOrNull,
  PageAnswer,
  SomeOf,
  Text,
  TextOrNull,
  Time,
  TimeOrNull,
  Whole,
} from '../../platform/http/index.js';
import { OrganisationAnswer, ROLE } from '../identity.answers.js';
import { type Role } from '../roles.js';

export const PERSON_ACTIONS = ['deactivate', 'reactivate'] as const;
export type PersonAction = (typeof PERSON_ACTIONS)[number];

export const ROLE_ACTIONS = ['end', 'make-steward', 'end-stewardship'] as const;
export type RoleAction = (typeof ROLE_ACTIONS)[number];

class HeldRoleAnswer {
  @Id({ description: 'Of the membership' }) id: string;
  @OneOf(ROLE) role: Role;
  @Id() organisationId: string;
  @Text() organisationName: string;
  @Time() since: Date;
  @Flag({ description: 'Looks after the people of this organisation' }) steward: boolean;
  @SomeOf(choices('MembershipAction', ROLE_ACTIONS)) actions: RoleAction[];
}

export class PersonAnswer {
  @Id() id: string;
  @Text() name: string;
  @TextOrNull() nameEn: string | null;
  @TextOrNull() email: string | null;
  @TimeOrNull({ description: 'Since when he can’t sign in' }) disabledAt: Date | null;
  @TextOrNull({ description: 'Why; for those who may let him in again' })
  disabledReason: string | null;
  @TimeOrNull({ description: 'When he was here last' }) lastSeenAt: Date | null;
  @IdOrNull({ description: 'His profile among the experts' }) expertId: string | null;
  @Many(HeldRoleAnswer) roles: HeldRoleAnswer[];
  @SomeOf(choices('PersonAction', PERSON_ACTIONS)) actions: PersonAction[];
}

class ParentAnswer {
  @Id() id: string;
  @Text() name: string;
}

/** What else follows when this person is shut out. */
export class WholePersonAnswer extends PersonAnswer {
  @Whole({ description: 'Places where he is signed in now' }) openSessions: number;
  @Many(ParentAnswer, { description: 'Organisations that would have nobody left who can sign in' })
  leavesEmpty: ParentAnswer[];
}

export class PeopleAnswer extends PageAnswer {
  @Many(PersonAnswer) items: PersonAnswer[];
}

export const ORGANISATION_ACTIONS = ['edit', 'verify', 'invite', 'see-people'] as const;
export type OrganisationAction = (typeof ORGANISATION_ACTIONS)[number];

export class WholeOrganisationAnswer extends OrganisationAnswer {
  @Whole() version: number;
  @SomeOf(ROLE, { description: 'Roles that the caller may invite somebody to' }) roles: Role[];
  @OneOrNull(ParentAnswer) parent: ParentAnswer | null;
  @Whole({ description: 'People with a role in it' }) people: number;
  @Many(ParentAnswer, { description: 'Organisations that belong to it, at most 50' })
  children: ParentAnswer[];
  @SomeOf(choices('OrganisationAction', ORGANISATION_ACTIONS)) actions: OrganisationAction[];
}

class OpenInvitationAnswer {
  @Id() id: string;
  @Text() email: string;
  @OneOf(ROLE) role: Role;
  @Text() invitedByName: string;
  @Time() createdAt: Date;
  @Time() expiresAt: Date;
  @SomeOf(choices('OpenInvitationAction', ['revoke'])) actions: 'revoke'[];
}

/** Sent and neither used nor withdrawn; the secret was shown once. */
export class OpenInvitationsAnswer {
  @Many(OpenInvitationAnswer) items: OpenInvitationAnswer[];
}
