import { type ExpertFacts } from '../facts.js';
import { personNameKey } from '../person-name-key.js';

/** What a person changed by hand: only the keys that were changed; null says "nothing". */
export type ExpertEdit = { [K in keyof ExpertFacts]?: ExpertFacts[K] | null };

export interface ExpertSaying {
  record: ExpertEdit;
  /** True: said by a person here, so it goes before every import and may also say "nothing". */
  edited: boolean;
}

export type MergedExpert = Omit<ExpertFacts, 'externalId'> & { nameKeys: string[] };

/**
 * One expert from all that is said of him or her, edits first, then sources by age: of each field
 * the first that says something. Other spellings of the name become aliases.
 */
export function mergeExpert(sayings: ExpertSaying[]): MergedExpert {
  const inOrder = [...sayings.filter((s) => s.edited), ...sayings.filter((s) => !s.edited)];
  const first = <K extends keyof ExpertFacts>(key: K): ExpertFacts[K] | undefined => {
    const saying = inOrder.find((s) => (s.edited ? s.record[key] !== undefined : says(s, key)));
    return saying?.record[key] ?? undefined;
  };
  const name = first('name') ?? '';
  const nameEn = first('nameEn');
  const aliases = aliasesOf(inOrder, [name, nameEn ?? '']);
  return {
    name,
    nameEn,
    aliases,
    email: first('email'),
    orcid: first('orcid'),
    organisation: first('organisation') ?? '',
    department: first('department'),
    title: first('title'),
    fields: first('fields') ?? [],
    keywords: first('keywords') ?? [],
    biography: first('biography'),
    homepage: first('homepage'),
    nameKeys: keysOf([name, nameEn, ...aliases]),
  };
}

/** The keys of all spellings, without empty and double ones. */
export function keysOf(names: (string | null | undefined)[]): string[] {
  const keys = names.map((name) => personNameKey(name ?? ''));
  return [...new Set(keys)].filter((key) => key !== '');
}

function says({ record }: ExpertSaying, key: keyof ExpertFacts): boolean {
  const value = record[key];
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;
}

function aliasesOf(inOrder: ExpertSaying[], taken: string[]): string[] {
  const edit = inOrder.find((s) => s.edited && s.record.aliases);
  if (edit?.record.aliases) return edit.record.aliases;
  const seen = new Set(taken.map(personNameKey));
  const all = inOrder.flatMap(({ record: r }) => [...(r.aliases ?? []), r.name, r.nameEn]);
  return all.flatMap((alias) => {
    const key = personNameKey(alias ?? '');
    if (!alias || !key || seen.has(key)) return [];
    seen.add(key);
    return [alias];
  });
}
