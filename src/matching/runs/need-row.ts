import { type EntityManager } from 'typeorm';
import { type IndicatorText } from '../../../libs/matching/index.js';

/** A need as it was read before scoring. */
export interface NeedRow {
  id: string;
  kind: string;
  sourceId: string;
  title: string;
  text: string;
  publicText: string;
  codes: string[];
  indicators: IndicatorText[];
}

/** Those of some needs that are open, in the order of their ids. */
export const loadNeeds = (
  source: Pick<EntityManager, 'query'>,
  ids: readonly string[],
): Promise<NeedRow[]> =>
  source.query<NeedRow[]>(
    `select id, kind, source_id as "sourceId", title, text,
       public_text as "publicText", codes, indicators
     from need where id = any($1) and open order by id`,
    [ids],
  );

/**
 * Locks needs, in the order of their ids, and answers which of them are open and as they were read.
 */
export async function lockUnchanged(
  source: Pick<EntityManager, 'query'>,
  needs: readonly NeedRow[],
): Promise<Set<string>> {
  const rows = await source.query<{ id: string }[]>(
    `select held.id
     from (select * from need where id = any($1) order by id for update) held
     join json_to_recordset($2) as read (id uuid, title text, text text, "publicText" text,
       codes text[], indicators jsonb) on read.id = held.id
     where held.open and held.title = read.title and held.text = read.text
       and held.public_text = read."publicText" and held.codes = read.codes
       and held.indicators = read.indicators`,
    [needs.map(({ id }) => id), JSON.stringify(needs)],
  );
  return new Set(rows.map(({ id }) => id));
}
