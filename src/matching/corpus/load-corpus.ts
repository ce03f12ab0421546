import { type ProfileText, type WorkText } from '../../../libs/matching/index.js';
import { type Ask } from '../../platform/database/snapshot.js';

/** Rows fetched at a time: bounds what is in memory as text. */
const ROWS_PER_FETCH = 500;
/** A text is cut in the database at this many characters: no real abstract is longer. */
const LONGEST_DOCUMENT = 100_000;

/** The active profiles, with the works linked to them: all, or those named. */
export const loadProfiles = (ask: Ask, only?: readonly string[]): Promise<ProfileText[]> =>
  ask<ProfileText>(
    `select p.id, left(p.text, ${LONGEST_DOCUMENT}) as text, p.codes,
       array(select document_id from profile_document where profile_id = p.id) as "workIds"
     from profile p where p.active and ($1::uuid[] is null or p.id = any($1))`,
    [only ?? null],
  );

/**
 * The works that are chosen for an index, one after another, by ascending id: all, or those named.
 */
export async function* loadWorks(
  ask: Ask,
  most: number,
  only?: readonly string[],
): AsyncGenerator<WorkText> {
  await ask(
    `declare works no scroll cursor for
     select id, title, left(text, ${LONGEST_DOCUMENT}) as text, year, translations, codes
     from (${chosenWorks(most)}) chosen where $1::uuid[] is null or id = any($1) order by id`,
    [only ?? null],
  );
  for (;;) {
    const rows = await ask<WorkRow>(`fetch ${ROWS_PER_FETCH} from works`);
    for (const row of rows) yield toWork(row);
    if (rows.length < ROWS_PER_FETCH) break;
  }
  await ask('close works');
}

/**
 * The works of active profiles. Of more than `most` the newest are taken, those without a year last;
 * so memory is bounded, and the choice is the same everywhere.
 */
export const chosenWorks = (most: number): string => `
  select d.* from document d where exists (select 1 from profile_document l join profile p
    on p.id = l.profile_id and p.active where l.document_id = d.id)
  order by d.year desc nulls last, d.id limit ${most}`;

type WorkRow = Omit<WorkText, 'year'> & { year: number | null };

const toWork = ({ year, ...work }: WorkRow): WorkText => (year === null ? work : { ...work, year });
