import { type DataSource, type EntityManager } from 'typeorm';
import { type ProfileText, type WorkText } from '../../../libs/matching/index.js';
import { type CorpusState, readCorpusState } from './corpus-fingerprint.js';

export interface CorpusTexts extends CorpusState {
  profiles: ProfileText[];
  works: WorkText[];
}

/** Rows fetched at a time, so that turning them into objects never holds the process for long. */
const ROWS_PER_FETCH = 1000;
/** A text is cut in the database at this many characters: no real abstract is longer. */
const LONGEST_DOCUMENT = 100_000;

/**
 * The active profiles and the works linked to them, as one snapshot with its state: whatever is
 * committed meanwhile belongs to the next state. Of more than `mostDocuments` works the newest are
 * taken, those without a year last; so memory is bounded, and the choice is the same everywhere.
 */
export function loadCorpus(
  dataSource: Pick<DataSource, 'transaction'>,
  mostDocuments: number,
  signal: AbortSignal,
): Promise<CorpusTexts> {
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    await manager.query('set transaction read only');
    const state = await readCorpusState(manager);
    const profiles = await fetchAll<ProfileText>(manager, profilesSql, signal);
    const works = await fetchAll<WorkRow>(manager, worksSql(mostDocuments), signal);
    return { ...state, profiles, works: works.map(toWork) };
  });
}

type WorkRow = Omit<WorkText, 'year'> & { year: number | null };

const toWork = ({ year, ...work }: WorkRow): WorkText => (year === null ? work : { ...work, year });

const profilesSql = `
  select p.id, left(p.text, ${LONGEST_DOCUMENT}) as text, p.codes,
         array(select document_id from profile_document where profile_id = p.id) as "workIds"
  from profile p where p.active`;

const worksSql = (most: number): string => `
  select d.id, d.title, left(d.text, ${LONGEST_DOCUMENT}) as text, d.year, d.translations,
         d.codes
  from document d where exists (select 1 from profile_document l join profile p
    on p.id = l.profile_id and p.active where l.document_id = d.id)
  order by d.year desc nulls last, d.id limit ${most}`;

/** All rows of a query through a cursor of the transaction. */
async function fetchAll<T>(manager: EntityManager, sql: string, signal: AbortSignal): Promise<T[]> {
  const all: T[] = [];
  await manager.query(`declare corpus_rows no scroll cursor for ${sql}`);
  for (;;) {
    signal.throwIfAborted();
    const rows = await manager.query<T[]>(`fetch ${ROWS_PER_FETCH} from corpus_rows`);
    all.push(...rows);
    if (rows.length < ROWS_PER_FETCH) break;
  }
  await manager.query('close corpus_rows');
  return all;
}
