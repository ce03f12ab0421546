/** What a source says of an expert or a work. Absent means: the source has no such key. */

export interface ExpertFacts {
  externalId?: string;
  name: string;
  nameEn?: string;
  aliases: string[];
  email?: string;
  /** 0000-0000-0000-0000 */
  orcid?: string;
  /** Name of the organisation as written. */
  organisation: string;
  department?: string;
  title?: string;
  fields: string[];
  keywords: string[];
  biography?: string;
  homepage?: string;
}

export interface AuthorFacts {
  name: string;
  /** The id of the expert in the source it came from. */
  expertExternalId?: string;
  orcid?: string;
  organisation?: string;
}

export interface Translation {
  language: string;
  title?: string;
  abstract?: string;
}

export const WORK_KINDS = ['paper', 'patent', 'project'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export interface WorkFacts {
  externalId?: string;
  /** A correction by a person here: its authors are taken as they stand. */
  byHand?: boolean;
  kind: WorkKind;
  title: string;
  abstract?: string;
  year?: number;
  language?: string;
  authors: AuthorFacts[];
  /** The performer: assignee, institute, applicant. */
  organisation?: string;
  /** Lower case, without a resolver in front. */
  doi?: string;
  publicationNumber?: string;
  venue?: string;
  keywords: string[];
  classifications: string[];
  translations: Translation[];
}

/** One record of a source with what had no field of its own. */
export interface Incoming<T> {
  record: T;
  notes?: Record<string, string>;
}

export interface StoreContext {
  /** Whose ids `externalId` are: two sources may number their records alike. */
  source: string;
  /** The import under way; an id met twice within one import is refused. */
  importId?: string;
}

/** What became of one record. `id` is the expert's or work's, also of an unchanged one. */
export type Outcome =
  | { state: 'stored' | 'unchanged'; id: string }
  | { state: 'rejected'; code: string; reason: string; field?: string };

/** One outcome per record, in their order, and all whose profile or text may look different now. */
export interface Stored {
  outcomes: Outcome[];
  /** Of works only those who lost one; who gained one is found by the works. */
  expertIds: string[];
  workIds: string[];
  teamIds: string[];
}
