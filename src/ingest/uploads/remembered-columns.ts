import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { type ColumnNames, type RecordKind } from '../formats/index.js';

type Source = Pick<EntityManager, 'query'>;

/** Whose tables, about what, with which columns. */
export interface TableShape {
  organisationId: string;
  kind: RecordKind;
  names: readonly string[];
}

/** Of one organisation; tables with other columns than these have not come for a long time. */
const MOST_TABLES = 200;

/** What somebody of the organisation last named otherwise in tables with just these columns. */
export async function recallColumns(source: Source, shape: TableShape): Promise<ColumnNames> {
  const [row] = await source.query<{ columns: ColumnNames }[]>(
    `select columns from remembered_columns
     where organisation_id = $1 and kind = $2 and names_hash = $3`,
    [shape.organisationId, shape.kind, hashOf(shape.names)],
  );
  return row?.columns ?? {};
}

/** Keeps what was said this time; nothing said is remembered too, as the way it was last read. */
export async function rememberColumns(
  source: Source,
  shape: TableShape,
  columns: ColumnNames,
): Promise<void> {
  const { organisationId, kind, names } = shape;
  if (names.length === 0) return;
  const said = Object.entries(columns).filter(([name]) => names.includes(name));
  await source.query(
    `insert into remembered_columns (organisation_id, kind, names_hash, columns)
     values ($1, $2, $3, $4)
     on conflict (organisation_id, kind, names_hash)
       do update set columns = excluded.columns, used_at = clock_timestamp()`,
    [organisationId, kind, hashOf(names), Object.fromEntries(said)],
  );
  await source.query(
    `delete from remembered_columns where organisation_id = $1 and (kind, names_hash) in (
       select kind, names_hash from remembered_columns where organisation_id = $1
       order by used_at desc, kind, names_hash offset ${MOST_TABLES})`,
    [organisationId],
  );
}

/** The same columns in another order mean the same. */
const hashOf = (names: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([...names].sort()))
    .digest('hex');
