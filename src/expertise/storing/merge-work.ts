import { type AuthorFacts, type Translation, type WorkFacts } from '../facts.js';
import { personNameKey } from '../person-name-key.js';

export type MergedWork = Omit<WorkFacts, 'externalId' | 'byHand'>;

/**
 * One work from all its sources, the oldest first: of each field the first that says something;
 * a title in another language becomes a translation; the longest list of authors is taken and
 * completed with the identifiers that the other lists know.
 */
export function mergeWork(sources: WorkFacts[]): MergedWork {
  const first = <K extends keyof WorkFacts>(key: K): WorkFacts[K] | undefined =>
    sources.find(({ [key]: value }) =>
      Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null,
    )?.[key];
  const corrected = sources.find(({ byHand, authors }) => byHand && authors.length > 0);
  return {
    kind: first('kind') ?? 'paper',
    title: first('title') ?? '',
    abstract: first('abstract'),
    year: first('year'),
    language: first('language'),
    authors: corrected?.authors ?? mergeAuthors(sources.map((source) => source.authors)),
    organisation: first('organisation'),
    doi: first('doi'),
    publicationNumber: first('publicationNumber'),
    venue: first('venue'),
    keywords: first('keywords') ?? [],
    classifications: first('classifications') ?? [],
    translations: mergeTranslations(sources, first('language')),
  };
}

function mergeTranslations(sources: WorkFacts[], own: string | undefined): Translation[] {
  const byLanguage = new Map<string, Translation>();
  const add = ({ language, title, abstract }: Translation) => {
    const old = byLanguage.get(language);
    byLanguage.set(language, {
      language,
      title: old?.title ?? title,
      abstract: old?.abstract ?? abstract,
    });
  };
  for (const source of sources) {
    source.translations.forEach(add);
    const { language, title, abstract } = source;
    if (language && own && language !== own) add({ language, title, abstract });
  }
  return [...byLanguage.values()];
}

function mergeAuthors(lists: AuthorFacts[][]): AuthorFacts[] {
  const longest = lists.reduce((best, list) => (list.length > best.length ? list : best), []);
  const merged = longest.map((author) => ({ ...author }));
  for (const list of lists) {
    if (list === longest) continue;
    for (const other of list) {
      const same = findAuthor(merged, other);
      if (same) fillAuthor(same, other);
      else if (other.orcid || other.expertExternalId) merged.push({ ...other });
    }
  }
  return merged;
}

/** The author of the same name, or the only one of that family name and first letter. */
function findAuthor(authors: AuthorFacts[], wanted: AuthorFacts): AuthorFacts | undefined {
  const byOrcid = authors.find((author) => author.orcid && author.orcid === wanted.orcid);
  const key = personNameKey(wanted.name);
  const byName = authors.find((author) => personNameKey(author.name) === key);
  if (byOrcid ?? byName) return byOrcid ?? byName;
  const alike = authors.filter((author) => shortName(author.name) === shortName(wanted.name));
  return alike.length === 1 ? alike[0] : undefined;
}

/** "William W. Cohen" and "Cohen, W." → "w cohen". */
export function shortName(name: string): string {
  const words = personNameKey(name).split(' ');
  return words.length > 1 ? `${words[0][0]} ${words.at(-1)}` : words[0];
}

function fillAuthor(author: AuthorFacts, from: AuthorFacts): void {
  if (author.orcid && from.orcid && author.orcid !== from.orcid) return;
  author.orcid ??= from.orcid;
  author.expertExternalId ??= from.expertExternalId;
  author.organisation ??= from.organisation;
}
