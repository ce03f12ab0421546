import { parseYear } from '../fields/dates.js';
import { compact, isObject, nameType, type FieldReader } from '../fields/field-reader.js';
import {
  normaliseDoi,
  normaliseLanguage,
  normaliseOrcid,
  normalisePublicationNumber,
} from '../fields/identifiers.js';
import { oneLine } from '../fields/clean-text.js';
import { splitNames } from '../fields/split-list.js';
import { LIMITS } from '../limits.js';
import type { AuthorRecord, TranslationRecord, WorkKind, WorkRecord } from '../records.js';
import { RecordProblem } from '../record-problem.js';

const KINDS: [RegExp, WorkKind][] = [
  [/^(paper|article|journal[- ]?article|conference[- ]?paper|book|thesis|.*论文|著作)$/i, 'paper'],
  [/^(patent|patents?[- ]?(application|grant)|.*专利)$/i, 'patent'],
  [/^(project|award|grant|.*项目|课题)$/i, 'project'],
];

export function readWork(from: FieldReader, source: string): WorkRecord {
  const doi = from.normal('doi', normaliseDoi);
  const publicationNumber = from.normal('publicationNumber', normalisePublicationNumber);
  const kind = from.choice(
    'kind',
    (text) => KINDS.find(([pattern]) => pattern.test(text))?.[1],
    KINDS.map(([, name]) => name),
  );
  return compact<WorkRecord>({
    externalId: from.words('externalId', LIMITS.id),
    source,
    kind: kind ?? (publicationNumber !== undefined && doi === undefined ? 'patent' : 'paper'),
    title: from.required('title', LIMITS.title),
    abstract: from.text('abstract', LIMITS.longText),
    year: readYear(from),
    language: from.normal('language', normaliseLanguage),
    authors: readAuthors(from),
    organisation: from.words('organisation', LIMITS.name),
    doi,
    publicationNumber,
    venue: from.words('venue', LIMITS.title),
    keywords: from.list('keywords', LIMITS.keywords),
    classifications: from.list('classifications', LIMITS.keywords),
    translations: readTranslations(from),
  });
}

function readYear(from: FieldReader): number | undefined {
  const text = from.words('year', LIMITS.shortText);
  if (text === undefined) return undefined;
  const year = /^\d{4}(\D.*)?$/.test(text) ? parseYear(text) : undefined;
  if (year === undefined) {
    const range = `${LIMITS.yearFrom} to ${LIMITS.yearTo}`;
    throw new RecordProblem('out-of-range', `"${text.slice(0, 40)}" is no year ${range}.`, 'year');
  }
  return year;
}

function readAuthors(from: FieldReader): AuthorRecord[] {
  const value = from.raw('authors');
  if (value === undefined) return [];
  const items = Array.isArray(value)
    ? value.filter((item) => item !== null && !(typeof item === 'string' && item.trim() === ''))
    : splitNames(from.clean(value, 'authors', LIMITS.longText));
  from.refuseTooMany(items.length, LIMITS.authors, 'authors');
  return items.map((item) => readAuthor(from, item));
}

function readAuthor(from: FieldReader, item: unknown): AuthorRecord {
  const part = (value: unknown, limit: number): string | undefined =>
    value === undefined || value === null
      ? undefined
      : oneLine(from.clean(value, 'authors', limit)) || undefined;
  if (!isObject(item)) {
    if (typeof item !== 'string') {
      const reason = `An author must be a text or an object, not ${nameType(item)}.`;
      throw new RecordProblem('wrong-type', reason, 'authors');
    }
    return { name: part(item, LIMITS.name) ?? '' };
  }
  const name = part(item.name, LIMITS.name);
  if (name === undefined)
    throw new RecordProblem('missing-field', 'An author has no name.', 'authors');
  const writtenOrcid = part(item.orcid, LIMITS.id);
  const orcid = writtenOrcid === undefined ? undefined : normaliseOrcid(writtenOrcid);
  if (writtenOrcid !== undefined && orcid === undefined) {
    from.notes.add('orcid', `not taken of ${name}: ${writtenOrcid}`);
  }
  return compact<AuthorRecord>({
    name,
    expertExternalId: part(item.expert ?? item.expertExternalId ?? item.expertId, LIMITS.id),
    orcid,
    organisation: part(item.organisation ?? item.organization ?? item.affiliation, LIMITS.name),
  });
}

/** A list of {language, title?, abstract?}, or the English columns of a table. */
function readTranslations(from: FieldReader): TranslationRecord[] {
  const value = from.raw('translations');
  if (value !== undefined && !Array.isArray(value)) {
    const reason = `translations must be a list, not ${nameType(value)}.`;
    throw new RecordProblem('wrong-type', reason, 'translations');
  }
  const list = (value ?? []).map((item) => readTranslation(from, item));
  from.refuseTooMany(list.length, LIMITS.translations, 'translations');
  const title = from.words('titleEn', LIMITS.title);
  const abstract = from.text('abstractEn', LIMITS.longText);
  if (title === undefined && abstract === undefined) return list;
  return [...list, compact<TranslationRecord>({ language: 'en', title, abstract })];
}

function readTranslation(from: FieldReader, item: unknown): TranslationRecord {
  const text = (key: string, limit: number): string | undefined => {
    const value = isObject(item) ? (item[key] ?? undefined) : undefined;
    return value === undefined ? undefined : from.clean(value, 'translations', limit) || undefined;
  };
  const language = normaliseLanguage(text('language', LIMITS.shortText) ?? '');
  if (language === undefined) {
    throw new RecordProblem('not-allowed', 'A translation names no language.', 'translations');
  }
  return compact<TranslationRecord>({
    language,
    title: text('title', LIMITS.title),
    abstract: text('abstract', LIMITS.longText),
  });
}
