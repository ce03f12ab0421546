import {
  choices,
  Flag,
  Id,
  IdOrNull,
  Many,
  OneOf,
  OneOfOrNull,
  OneOrNull,
  PageAnswer,
  SomeOf,
  Text,
  TextOrNull,
  Time,
} from '../platform/http/index.js';
import { type Act, ACTS } from './policy.js';
import { ORGANISATION_KINDS, type OrganisationKind, type Role, ROLES } from './roles.js';
import { type Tier, TIERS } from './roles.js';

export const ROLE = choices('Role', ROLES);
const ACT_CHOICE = choices('Act', ACTS);
export const LOCALE = choices('Locale', ['zh', 'en']);
export const ORGANISATION_KIND = choices('OrganisationKind', ORGANISATION_KINDS);
export const ENTERPRISE_TIER = choices('EnterpriseTier', TIERS);

/** The token only where it was asked for; browsers get a cookie. */
export class SessionTokenAnswer {
  @Text({ absent: true }) token?: string;
}

export class SessionAnswer {
  @Id() id: string;
  @TextOrNull() userAgent: string | null;
  @Time() createdAt: Date;
  @Time() lastSeenAt: Date;
  @Flag({ description: 'The session of this very request' }) current: boolean;
}

export class SessionsAnswer {
  @Many(SessionAnswer) items: SessionAnswer[];
}

export class MembershipAnswer {
  @Id() id: string;
  @OneOf(ROLE) role: Role;
  @Id() organisationId: string;
  @Text() organisationName: string;
  @TextOrNull() organisationNameEn: string | null;
  @OneOf(ORGANISATION_KIND) organisationKind: OrganisationKind;
}

class HomeAnswer {
  @Id() id: string;
  @OneOf(ORGANISATION_KIND) kind: OrganisationKind;
  @Text() name: string;
  @TextOrNull() nameEn: string | null;
}

export class MeAnswer {
  @Id() personId: string;
  @Text() name: string;
  @TextOrNull() nameEn: string | null;
  @TextOrNull({ description: 'The address the person signs in with' }) email: string | null;
  @OneOf(LOCALE) locale: 'zh' | 'en';
  @IdOrNull({ description: 'The membership in force in this session' }) membershipId: string | null;
  @OneOfOrNull(ROLE) role: Role | null;
  @IdOrNull() organisationId: string | null;
  @OneOrNull(HomeAnswer, { description: 'The organisation acted for' })
  organisation: HomeAnswer | null;
  @SomeOf(ACT_CHOICE, { description: 'What the role may do, be it here or there' })
  acts: Act[];
  @Many(MembershipAnswer, { description: 'Every role the person may take' })
  memberships: MembershipAnswer[];
}

export class OrganisationAnswer {
  @Id() id: string;
  @OneOf(ORGANISATION_KIND) kind: OrganisationKind;
  @Text() name: string;
  @TextOrNull() nameEn: string | null;
  @IdOrNull() parentId: string | null;
  @TextOrNull() region: string | null;
  @OneOfOrNull(ENTERPRISE_TIER) tier: Tier | null;
  @Flag() verified: boolean;
}

export class OrganisationsAnswer extends PageAnswer {
  @Many(OrganisationAnswer) items: OrganisationAnswer[];
}

/** The secret is shown once; the inviter hands it on. */
export class InvitationTicketAnswer {
  @Id() id: string;
  @Text() token: string;
  @Time() expiresAt: string;
}
