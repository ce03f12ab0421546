/** How a profile may be bound to the organisation whose need it would serve. */
export const CONFLICT_KINDS = [
  'same-organisation',
  'parent-organisation',
  'child-organisation',
  'sibling-organisation',
  'dual-employment',
] as const;
export type ConflictKind = (typeof CONFLICT_KINDS)[number];

/** One stop on the way from the issuer to the profile. */
export interface PathStep {
  kind: 'organisation' | 'person';
  id: string;
  name: string;
}

/** A conflict as it is found and stored; the path begins with the issuer. */
export interface ConflictPath {
  kind: ConflictKind;
  path: PathStep[];
}

/** The same as people are told it, in both languages. */
export interface Conflict extends ConflictPath {
  words: { zh: string; en: string };
}

/**
 * Says a conflict. Example: parent-organisation with the path 远山 → 远山控股 gives
 * "远山控股是发榜方远山的上级单位" and "远山控股 is a parent of the issuer 远山".
 */
export function sayConflict({ kind, path }: ConflictPath): Conflict {
  const issuer = path.at(0)?.name ?? '';
  const other = path.at(-1)?.name ?? '';
  const between = path.slice(1, -1).map((step) => step.name);
  return { kind, path, words: WORDS[kind]({ issuer, other, between }) };
}

interface Facts {
  issuer: string;
  other: string;
  between: string[];
}

const WORDS: Record<ConflictKind, (facts: Facts) => Conflict['words']> = {
  'same-organisation': ({ issuer }) => ({
    zh: `所在单位就是发榜方${issuer}`,
    en: `belongs to the issuer ${issuer} itself`,
  }),
  'parent-organisation': ({ issuer, other, between }) => ({
    zh: `所在单位${other}是发榜方${issuer}的上级单位${viaZh(between)}`,
    en: `belongs to ${other}, a parent of the issuer ${issuer}${viaEn(between)}`,
  }),
  'child-organisation': ({ issuer, other, between }) => ({
    zh: `所在单位${other}是发榜方${issuer}的下属单位${viaZh(between)}`,
    en: `belongs to ${other}, which the issuer ${issuer} owns${viaEn(between)}`,
  }),
  'sibling-organisation': ({ issuer, other, between }) => ({
    zh: `所在单位${other}与发榜方${issuer}同属${between.join('、')}`,
    en: `belongs to ${other}, which has the same parent as the issuer ${issuer}: ${between.join(', ')}`,
  }),
  'dual-employment': ({ issuer, other }) => ({
    zh: `${other}在发榜方${issuer}任职`,
    en: `${other} also holds a position at the issuer ${issuer}`,
  }),
};

const viaZh = (names: string[]): string => (names.length ? `（经${names.join('、')}）` : '');
const viaEn = (names: string[]): string => (names.length ? ` (through ${names.join(', ')})` : '');
