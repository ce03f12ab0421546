import type { RecordKind } from '../records.js';
import { fieldOf } from './columns.js';

/** Field by column or key, as somebody named it; null: none, so that it becomes a note. */
export type ColumnNames = Readonly<Record<string, string | null>>;

/** The field of a column: what somebody said, else what its spelling means. */
export function namedField(
  kind: RecordKind,
  name: string,
  columns: ColumnNames = {},
): string | undefined {
  const said = Object.hasOwn(columns, name) ? columns[name] : undefined;
  return said === undefined ? fieldOf(kind, name) : (said ?? undefined);
}
