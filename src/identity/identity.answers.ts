import {
  choices,
  Flag,
  Id,
  IdOrNull,
  Many,
  OneOf,
  OneOfOrNull,
  PageAnswer,
  Text,
  TextOrNull,
  Time,
} from '../platform/http/index.js';
import { ORGANISATION_KINDS, type OrganisationKind, type Role, ROLES } from './roles.js';
import { type Tier, TIERS } from './roles.js';

export const ROLE = choices('Role', ROLES);
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

export class MeAnswer {
  @Id() personId: string;
  @Text() name: string;
  @OneOf(LOCALE) locale: 'zh' | 'en';
  @IdOrNull({ description: 'The membership in force in this session' }) membershipId: string | null;
  @OneOfOrNull(ROLE) role: Role | null;
  @IdOrNull() organisationId: string | null;
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
