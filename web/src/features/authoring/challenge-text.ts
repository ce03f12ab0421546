import type { components } from '../../api/schema';

export type Challenge = components['schemas']['ChallengeAnswer'];
type EditBody = components['schemas']['EditBody'];
/** What an author writes; the names are the API's. */
export type ChallengeText = Omit<EditBody, 'version'>;

const KEYS = [
  ...(['title', 'field', 'region', 'keywords', 'language', 'teaser'] as const),
  ...(['problem', 'indicators', 'expectedResults', 'durationMonths'] as const),
  ...(['budgetMin', 'budgetMax', 'currency', 'cooperation', 'mechanism', 'maxAwards'] as const),
  ...(['ipWish', 'conditions', 'intendedPartners', 'annex'] as const),
] as const satisfies readonly (keyof ChallengeText)[];

/** The author's part of what the API answers. */
export function textOf(challenge: Challenge): ChallengeText {
  // Same names, same types: the answer to an author holds every field that he can write.
  const all = challenge as unknown as Record<string, unknown>;
  return Object.fromEntries(KEYS.map((key) => [key, all[key] ?? null])) as ChallengeText;
}

/** Only what differs from `saved`, as the API takes it: a field left empty is null. */
export function changesOf(now: ChallengeText, saved: ChallengeText): ChallengeText {
  const changed = KEYS.filter((key) => !same(now[key], saved[key]));
  return Object.fromEntries(changed.map((key) => [key, tidy(key, now[key])])) as ChallengeText;
}

/** Lists can't be null; a name that is being retyped is kept until there is one again. */
function tidy(key: keyof ChallengeText, value: unknown): unknown {
  if (key === 'indicators') return Array.isArray(value) ? value.map(tidyIndicator) : [];
  if (key === 'keywords' || key === 'intendedPartners') return value ?? [];
  return value === '' || value === undefined ? null : value;
}

const tidyIndicator = (indicator: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(indicator ?? {}).map(([key, value]) => [key, value === '' ? null : value]),
  );

const same = (a: unknown, b: unknown): boolean => plain(a) === plain(b);
const plain = (value: unknown): string =>
  JSON.stringify(value ?? null, (_, part: unknown) => (part === '' ? null : (part ?? null))) ?? '';
