/** What every format is turned into, whatever its own shape was. Absent means: key not there. */

export type Comparator = '>=' | '<=' | '=' | '>' | '<' | 'range' | 'text';
export type Cooperation = 'commissioned' | 'joint' | 'licence' | 'investment';
export type WorkKind = 'paper' | 'patent' | 'project';

export interface IndicatorRecord {
  name: string;
  comparator: Comparator;
  /** As written: a number, two numbers for a range, or words. */
  target: string;
  unit?: string;
  /** How it is tested. */
  test?: string;
}

export interface ChallengeRecord {
  externalId?: string;
  title: string;
  /** Name of the issuer as written. */
  organisation: string;
  field?: string;
  keywords: string[];
  problem: string;
  indicators: IndicatorRecord[];
  expectedResults?: string;
  /** Whole months, 1 to 36. */
  durationMonths?: number;
  /** Decimal strings in units of `currency` (yuan, not ten thousand yuan). */
  budgetMin?: string;
  budgetMax?: string;
  /** ISO 4217; CNY where nothing is said. */
  currency: string;
  cooperation?: Cooperation;
  ipWish?: string;
  conditions?: string;
  intendedPartners: string[];
  region?: string;
  language?: string;
  /** ISO date: YYYY-MM-DD, YYYY-MM or YYYY. */
  published?: string;
}

export interface ExpertRecord {
  externalId?: string;
  name: string;
  nameEn?: string;
  aliases: string[];
  email?: string;
  /** 0000-0000-0000-0000 with a right check digit. */
  orcid?: string;
  organisation: string;
  department?: string;
  title?: string;
  fields: string[];
  keywords: string[];
  biography?: string;
  homepage?: string;
}

export interface AuthorRecord {
  /** As written, in the order and the case of the source. */
  name: string;
  expertExternalId?: string;
  orcid?: string;
  organisation?: string;
}

export interface TranslationRecord {
  language: string;
  title?: string;
  abstract?: string;
}

export interface WorkRecord {
  externalId?: string;
  /** The format that brought it. */
  source: string;
  kind: WorkKind;
  title: string;
  abstract?: string;
  year?: number;
  language?: string;
  authors: AuthorRecord[];
  /** The performer: assignee, institute, applicant. */
  organisation?: string;
  /** Lower case, without a resolver in front. */
  doi?: string;
  /** Upper case, country first, without leading zeros: US8930553B2. */
  publicationNumber?: string;
  venue?: string;
  keywords: string[];
  /** IPC, CPC, discipline or field. */
  classifications: string[];
  translations: TranslationRecord[];
}

export type RecordKind = 'challenge' | 'expert' | 'work';
/** Columns and keys that have no field here, and what was repaired, by name. */
export type Notes = Record<string, string>;

export type ParsedOk =
  | { ok: true; kind: 'challenge'; line: number; record: ChallengeRecord; notes?: Notes }
  | { ok: true; kind: 'expert'; line: number; record: ExpertRecord; notes?: Notes }
  | { ok: true; kind: 'work'; line: number; record: WorkRecord; notes?: Notes };

export interface ParsedProblem {
  ok: false;
  /** Where the record starts, counted from 1. */
  line: number;
  field?: string;
  /** Stable, kebab-case. */
  code: string;
  reason: string;
  /** The beginning of the record as written, at most `LIMITS.raw` characters. */
  raw?: string;
}

/** One input record: read, or told why not. */
export type Parsed = ParsedOk | ParsedProblem;
