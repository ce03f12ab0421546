/** The roles a person may hold in an organisation. */
export const ROLES = [
  'enterprise',
  'professor',
  'coordinator',
  'reviewer',
  'auditor',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

export const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);

/** Which roles make sense in which kind of organisation; the first is the kind's usual one. */
export const ROLES_BY_KIND = {
  enterprise: ['enterprise', 'reviewer'],
  university: ['professor', 'reviewer'],
  institute: ['professor', 'reviewer'],
  government: ['coordinator', 'auditor', 'admin', 'reviewer'],
  alliance: ['coordinator', 'auditor', 'admin', 'reviewer'],
} as const satisfies Record<string, readonly Role[]>;

export type OrganisationKind = keyof typeof ROLES_BY_KIND;
// Object.keys forgets the union of its keys.
export const ORGANISATION_KINDS = Object.keys(ROLES_BY_KIND) as OrganisationKind[];

export const TIERS = ['leading', 'specialised-and-new', 'little-giant', 'innovative'] as const;
export type Tier = (typeof TIERS)[number];
