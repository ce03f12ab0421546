import type { components } from '../../api/schema';

export type Organisation = components['schemas']['OrganisationAnswer'];
export type WholeOrganisation = components['schemas']['WholeOrganisationAnswer'];
export type Kind = components['schemas']['OrganisationKind'];
export type Person = components['schemas']['PersonAnswer'];
export type HeldRole = components['schemas']['HeldRoleAnswer'];

export const KINDS: readonly Kind[] = [
  ...(['enterprise', 'university', 'institute', 'government', 'alliance'] as const),
];
export const TIERS = ['leading', 'specialised-and-new', 'little-giant', 'innovative'] as const;

/** An organisation or a person by the name that the reader's language has. */
export const nameIn = (tongue: string, one: { name: string; nameEn: string | null }): string =>
  (tongue === 'en' && one.nameEn) || one.name;
