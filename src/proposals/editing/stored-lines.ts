import { conflict } from '../../../libs/kernel/index.js';
import { type Change } from '../../platform/events/index.js';
import { type PairIds } from '../pair-facts.js';
import { type Line } from './edit-line.js';

/** A place of the draft and what stands there; null: nothing. */
export interface StoredLine extends PairIds {
  line: Line | null;
}

/** Edits that can be undone, one after the other. */
const EDITS_KEPT = 100;

/** What stands at each of the places, in their order. */
export function readLines(change: Change, id: string, pairs: PairIds[]): Promise<StoredLine[]> {
  return change.manager.query<StoredLine[]>(
    `select pair."needId", pair."profileId",
       case when l.need_id is not null then jsonb_build_object('mark', l.mark, 'origin', l.origin,
         'score', l.score, 'rank', l.rank, 'overrideNote', l.override_note) end as line
     from rows from (json_to_recordset($2) as ("needId" uuid, "profileId" uuid))
       with ordinality as pair ("needId", "profileId", place)
     left join proposal_line l on l.proposal_id = $1 and l.need_id = pair."needId"
       and l.profile_id = pair."profileId"
     order by place`,
    [id, JSON.stringify(pairs)],
  );
}

/** Makes each place what is given. */
export async function writeLines(change: Change, id: string, lines: StoredLine[]): Promise<void> {
  const gone = lines.filter(({ line }) => line === null);
  const kept = lines.map(({ needId, profileId, line }) => ({ needId, profileId, ...line }));
  await change.manager.query(
    `delete from proposal_line where proposal_id = $1 and (need_id, profile_id) in (
       select "needId", "profileId" from json_to_recordset($2)
         as gone ("needId" uuid, "profileId" uuid))`,
    [id, JSON.stringify(gone)],
  );
  await change.manager.query(
    `insert into proposal_line
       (proposal_id, need_id, profile_id, mark, origin, score, rank, override_note)
     select $1, "needId", "profileId", mark, origin, score, rank, "overrideNote"
     from json_to_recordset($2) as line ("needId" uuid, "profileId" uuid, mark text, origin text,
       score double precision, rank int, "overrideNote" text)
     where mark is not null
     on conflict (proposal_id, need_id, profile_id) do update set mark = excluded.mark,
       origin = excluded.origin, score = excluded.score, rank = excluded.rank,
       override_note = excluded.override_note`,
    [id, JSON.stringify(kept)],
  );
}

/** Remembers what an edit found, so that it can be undone. */
export async function keepEdit(
  change: Change,
  id: string,
  personId: string,
  { before, acts }: { before: StoredLine[]; acts: object[] },
): Promise<void> {
  const [{ number }] = await change.manager.query<[{ number: number }]>(
    `insert into proposal_edit (proposal_id, number, before, acts, edited_by)
     select $1, coalesce(max(number), 0) + 1, $2, $3, $4 from proposal_edit where proposal_id = $1
     returning number`,
    [id, JSON.stringify(before), JSON.stringify(acts), personId],
  );
  await change.manager.query(`delete from proposal_edit where proposal_id = $1 and number <= $2`, [
    id,
    number - EDITS_KEPT,
  ]);
}

/** Takes the last edit off the pile. */
export async function takeLastEdit(
  change: Change,
  id: string,
): Promise<{ before: StoredLine[]; acts: object[] }> {
  const [rows] = await change.manager.query<[{ before: StoredLine[]; acts: object[] }[], number]>(
    `delete from proposal_edit where proposal_id = $1 and number = (
       select max(number) from proposal_edit where proposal_id = $1) returning before, acts`,
    [id],
  );
  const last = rows[0];
  if (!last) throw conflict('nothing-to-undo', 'Nothing was edited since the last calculation.');
  return last;
}
