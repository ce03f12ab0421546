import { type EntityManager } from 'typeorm';
import { type Cell } from '../platform/http/index.js';

export const PROBLEM_COLUMNS = ['line', 'field', 'code', 'reason', 'record'] as const;
const PAGE = 1000;

interface Row {
  position: number;
  line: number;
  field: string | null;
  code: string;
  reason: string;
  raw: string | null;
}

/** Every record that was not stored, in the order of the file, a page at a time. */
export async function* problemRows(
  source: Pick<EntityManager, 'query'>,
  importId: string,
): AsyncGenerator<Cell[]> {
  for (let after = -1; ;) {
    const rows = await source.query<Row[]>(
      `select position, line, field, code, reason, raw from import_problem
       where import_id = $1 and position > $2 order by position limit ${PAGE}`,
      [importId, after],
    );
    for (const row of rows) {
      yield [row.line, row.field, row.code, row.reason, row.raw];
      after = row.position;
    }
    if (rows.length < PAGE) return;
  }
}
