import type { components } from '../../api/schema';

export type Expert = components['schemas']['ExpertAnswer'];
export type ExpertPatch = components['schemas']['ExpertPatch'];

/** What may be said of an expert by hand, as the form holds it. */
export interface ExpertDraft {
  name: string;
  nameEn: string;
  aliases: string[];
  email: string;
  orcid: string;
  department: string;
  title: string;
  fields: string[];
  keywords: string[];
  biography: string;
  homepage: string;
  loadCap: number | null;
}

export const FIELDS: readonly (keyof ExpertDraft)[] = [
  ...(['name', 'nameEn', 'aliases', 'title', 'department', 'email', 'orcid'] as const),
  ...(['homepage', 'fields', 'keywords', 'biography', 'loadCap'] as const),
];

export const EMPTY: ExpertDraft = {
  ...{ name: '', nameEn: '', aliases: [], email: '', orcid: '', department: '', title: '' },
  ...{ fields: [], keywords: [], biography: '', homepage: '', loadCap: null },
};

export const draftOf = (expert: Expert): ExpertDraft => ({
  name: expert.name,
  nameEn: expert.nameEn ?? '',
  aliases: expert.aliases,
  email: expert.email ?? '',
  orcid: expert.orcid ?? '',
  department: expert.department ?? '',
  title: expert.title ?? '',
  fields: expert.fields,
  keywords: expert.keywords,
  biography: expert.biography ?? '',
  homepage: expert.homepage ?? '',
  loadCap: expert.loadCap,
});

/**
 * Only what differs from what was read: a field that somebody says by hand is never changed by an
 * import again, so what was not touched must not be said.
 */
export function changesOf(draft: ExpertDraft, base: ExpertDraft): ExpertPatch {
  const changed = FIELDS.filter((key) => !same(draft[key], base[key]));
  return Object.fromEntries(changed.map((key) => [key, said(key, draft[key])]));
}

const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** An emptied field is unsaid; a name has to stay, and the API says so at its field. */
function said(key: keyof ExpertDraft, value: ExpertDraft[keyof ExpertDraft]) {
  if (typeof value !== 'string' || key === 'name') return value ?? null;
  return value.trim() || null;
}
