import { invalid } from '../kernel/index.js';
import { hanShare } from '../text/index.js';
import type { ProfileText, WorkText } from './types.js';

/** Languages are told apart by script alone: a text is Chinese or it is not. */
export const UNSPACED = 1;
export const SPACED = 0;

/** One text of a work, or a profile's own words. */
export interface Document {
  text: string;
  language: number;
  /** Which work it belongs to; -1 for a profile's own words. */
  work: number;
}

/** The texts of one profile in one language: what one need in that language is compared with. */
export interface Facet {
  profile: number;
  language: number;
  documents: number[];
}

/** Everything in a stated order, so that the order of the input can't show. */
export interface Corpus {
  workIds: string[];
  profileIds: string[];
  documents: Document[];
  facets: Facet[];
  /** Per profile: its works, ascending, each once. */
  worksOfProfile: number[][];
}

/**
 * Orders works and profiles by id and lays out their documents and facets.
 * Throws a DomainError `duplicate-work` or `duplicate-profile` when an id occurs twice.
 */
export function layOutCorpus(input: {
  works: Iterable<WorkText>;
  profiles: Iterable<ProfileText>;
}): Corpus {
  const works = sortById(input.works, 'work');
  const profiles = sortById(input.profiles, 'profile');
  const documents: Document[] = [];
  const documentsOfWork = works.map((work, number) => addDocumentsOf(work, number, documents));
  const numberOfWork = new Map(works.map((work, number) => [work.id, number]));
  const corpus: Corpus = {
    workIds: works.map((work) => work.id),
    profileIds: profiles.map((profile) => profile.id),
    documents,
    facets: [],
    worksOfProfile: [],
  };
  profiles.forEach((profile, number) => {
    const held = new Set<number>();
    for (const id of profile.workIds) {
      const work = numberOfWork.get(id);
      if (work !== undefined) held.add(work);
    }
    const ascending = [...held].sort((a, b) => a - b);
    corpus.worksOfProfile.push(ascending);
    const own = ascending.flatMap((work) => documentsOfWork[work] ?? []);
    if (profile.text?.trim()) own.push(addDocument(profile.text, -1, documents));
    addFacets(corpus, number, own);
  });
  return corpus;
}

/** Order of ids everywhere: by UTF-16 unit, the same on every machine. */
export const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A title and a text as one text, with a stop between so that no phrase crosses it. */
export const joinTitle = (title: string, text: string): string => `${title}.\n${text}`;

/** Chinese when a third of the letters are Han: names and formulas in Chinese text are Latin. */
export const languageOfText = (text: string): number => (hanShare(text) > 0.3 ? UNSPACED : SPACED);

function sortById<T extends { id: string }>(records: Iterable<T>, noun: string): T[] {
  const sorted = [...records].sort((a, b) => byId(a.id, b.id));
  sorted.forEach((record, i) => {
    if (i > 0 && sorted[i - 1]?.id === record.id) {
      throw invalid(`duplicate-${noun}`, `Two ${noun}s have the id ${record.id}.`);
    }
  });
  return sorted;
}

function addDocumentsOf(work: WorkText, number: number, documents: Document[]): number[] {
  const texts = [work, ...(work.translations ?? [])];
  return texts.map(({ title, text }) => addDocument(joinTitle(title, text), number, documents));
}

function addDocument(text: string, work: number, documents: Document[]): number {
  documents.push({ text, work, language: languageOfText(text) });
  return documents.length - 1;
}

function addFacets(corpus: Corpus, profile: number, own: number[]): void {
  for (const language of [SPACED, UNSPACED]) {
    const documents = own.filter((d) => corpus.documents[d]?.language === language);
    if (documents.length > 0) corpus.facets.push({ profile, language, documents });
  }
}
