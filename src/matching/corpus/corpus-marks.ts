import { type Sections } from '../../../libs/matching/index.js';
import { type Ask } from '../../platform/database/snapshot.js';
import { chosenWorks } from './load-corpus.js';

/** Numbers that differ whenever a profile or work does; by id, ids ascending. */
export interface CorpusMarks {
  /** Of the profile and of its links to chosen works. */
  profiles: Map<string, number>;
  works: Map<string, number>;
}

/** Whole numbers up to here are exact in a double. */
const MASK = 2 ** 53 - 1;

/** The marks of the active profiles and of the works that are chosen for the index. */
export async function readMarks(ask: Ask, mostDocuments: number): Promise<CorpusMarks> {
  const profiles = await ask<MarkRow>(
    `select p.id, hashtextextended(concat_ws(' ', p.revision, count(w.id),
         sum(hashint8extended(l.revision, 0)) filter (where w.id is not null)), 0) & ${MASK} as mark
     from profile p left join profile_document l on l.profile_id = p.id
       left join (${chosenWorks(mostDocuments)}) w on w.id = l.document_id
     where p.active group by p.id order by p.id`,
  );
  const works = await ask<MarkRow>(
    `select id, revision as mark from (${chosenWorks(mostDocuments)}) w order by id`,
  );
  return { profiles: toMap(profiles), works: toMap(works) };
}

interface MarkRow {
  id: string;
  mark: string;
}

const toMap = (rows: MarkRow[]): Map<string, number> =>
  new Map(rows.map(({ id, mark }) => [id, Number(mark)]));

/** As arrays beside those of an index; the ids are the index's own, in its order. */
export function freezeMarks({ profiles, works }: CorpusMarks): Sections {
  return { 'marks.profiles': shared(profiles), 'marks.works': shared(works) };
}

function shared(marks: Map<string, number>): Float64Array {
  const numbers = new Float64Array(new SharedArrayBuffer(8 * marks.size));
  numbers.set([...marks.values()]);
  return numbers;
}

export function thawMarks(
  sections: Sections,
  { profileIds, workIds }: { profileIds: readonly string[]; workIds: readonly string[] },
): CorpusMarks {
  const map = (name: string, ids: readonly string[]) =>
    new Map(ids.map((id, number) => [id, sections[name][number]]));
  return { profiles: map('marks.profiles', profileIds), works: map('marks.works', workIds) };
}

/** What has become different since an epoch. */
export interface CorpusDifference {
  /** New, changed, or holding a work with another text. */
  profiles: string[];
  /** Profiles that are gone. */
  gone: string[];
  /** New, or with another text. */
  works: Set<string>;
}

/** `holdersOf` names the profiles that held a work in the epoch. */
export function findDifference(
  epoch: CorpusMarks,
  now: CorpusMarks,
  holdersOf: (workId: string) => string[],
): CorpusDifference {
  const works = new Set(
    [...now.works].filter(([id, mark]) => epoch.works.get(id) !== mark).map(idOf),
  );
  const changed = [...now.profiles].filter(([id, mark]) => epoch.profiles.get(id) !== mark);
  const profiles = new Set(changed.map(idOf));
  for (const work of works) {
    for (const id of holdersOf(work)) if (now.profiles.has(id)) profiles.add(id);
  }
  const gone = [...epoch.profiles.keys()].filter((id) => !now.profiles.has(id));
  return { profiles: [...profiles], gone, works };
}

const idOf = ([id]: [string, number]): string => id;
