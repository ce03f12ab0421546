import { invalid } from '../kernel/index.js';
import { hanShare } from '../text/index.js';
import type { FacetLayout } from './facets.js';
import { GrowingArray } from './growing-array.js';
import { StringTable } from './string-table.js';
import type { ProfileText } from './types.js';

/** Languages are told apart by script alone: a text is Chinese or it is not. */
export const UNSPACED = 1;
export const SPACED = 0;

/** Everything in a stated order, so that the order of the input can't show; texts are not kept. */
export interface Corpus {
  /** Ascending. */
  workIds: StringTable;
  /** Ascending. */
  profileIds: string[];
  /** Per document: its work, or -1 for a profile's own words, which come last. */
  works: Int32Array;
  /** Per document. */
  languages: Uint8Array;
  facets: FacetLayout;
}

/** Order of ids everywhere: by UTF-16 unit, the same on every machine. */
export const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A title and a text as one text, with a stop between so that no phrase crosses it. */
export const joinTitle = (title: string, text: string): string => `${title}.\n${text}`;

/** Chinese when a third of the letters are Han: names and formulas in Chinese text are Latin. */
export const languageOfText = (text: string): number => (hanShare(text) > 0.3 ? UNSPACED : SPACED);

/** In the order of their ids. Throws a DomainError `duplicate-work` or `duplicate-profile`. */
export function sortById<T extends { id: string }>(
  records: Iterable<T>,
  noun: 'work' | 'profile',
): T[] {
  const sorted = [...records].sort((a, b) => byId(a.id, b.id));
  sorted.forEach((record, i) => {
    if (i > 0 && sorted[i - 1]?.id === record.id) throw duplicate(noun, record.id);
  });
  return sorted;
}

export const duplicate = (noun: 'work' | 'profile', id: string): Error =>
  invalid(`duplicate-${noun}`, `Two ${noun}s have the id ${id}.`);

/** Which documents there are, as far as facets ask. */
interface Documents {
  workIds: StringTable;
  /** Documents of work w are firsts[w] to firsts[w + 1] - 1. */
  firsts: Uint32Array;
  /** Per document. */
  languages: Uint8Array;
}

/**
 * Lays out the facets of profiles that are in the order of their ids. Works that are not there are
 * passed over. `ownWords` gives the document with a profile's own words, if it has one.
 */
export function layOutFacets(
  profiles: readonly ProfileText[],
  { workIds, firsts, languages }: Documents,
  ownWords: (profile: number) => number | undefined,
): FacetLayout {
  const [owners, firstFacets] = [new GrowingArray(Uint32Array), new GrowingArray(Uint32Array)];
  const [starts, members] = [new GrowingArray(Uint32Array), new GrowingArray(Uint32Array)];
  const ofFacets = new GrowingArray(Uint8Array);
  profiles.forEach((profile, number) => {
    firstFacets.push(owners.length);
    const held = new Set(profile.workIds.map((id) => workIds.find(id)));
    held.delete(-1);
    const documents: number[] = [];
    for (const work of Uint32Array.from(held).sort()) {
      for (let d = firsts[work]; d < firsts[work + 1]; d++) documents.push(d);
    }
    const own = ownWords(number);
    if (own !== undefined) documents.push(own);
    for (const language of [SPACED, UNSPACED]) {
      const chosen = documents.filter((d) => languages[d] === language);
      if (chosen.length === 0) continue;
      owners.push(number);
      ofFacets.push(language);
      starts.push(members.length);
      for (const document of chosen) members.push(document);
    }
  });
  firstFacets.push(owners.length);
  starts.push(members.length);
  return {
    profiles: owners.finish(),
    languages: ofFacets.finish(),
    firsts: firstFacets.finish(),
    starts: starts.finish(),
    members: members.finish(),
  };
}
