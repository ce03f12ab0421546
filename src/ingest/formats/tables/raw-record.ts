import { FieldReader, type RawField } from '../fields/field-reader.js';
import type { ParseContext } from '../text-parser.js';
import type { ParsedOk, RecordKind } from '../records.js';
import { readChallenge } from './challenge-record.js';
import { type ColumnNames, namedField } from './column-names.js';
import { spellingRank } from './columns.js';
import { readExpert } from './expert-record.js';
import { readWork } from './work-record.js';

/** Names and values of one row or one JSON object, in their order, become a record or a problem. */
export function readRecord(
  kind: RecordKind,
  line: number,
  pairs: Iterable<[string, unknown]>,
  context: ParseContext,
): ParsedOk {
  const { fields, others } = sortPairs(kind, pairs, context.columns);
  const reader = new FieldReader(fields, context.onUnknown);
  for (const { name, value } of others) reader.notes.unknown(name, value);
  return build(kind, line, reader, context);
}

/** A record of the library world, with its values sorted already; blank ones may be left in. */
export interface SortedRecord {
  /** By the names of the record. */
  fields: Record<string, unknown>;
  /** What has no field, by the names of the source. */
  others?: Iterable<[string, unknown]>;
  /** What is worth a note though it is no unknown name. */
  remarks?: Iterable<[string, string]>;
}

export function readSorted(
  kind: RecordKind,
  line: number,
  record: SortedRecord,
  context: ParseContext,
): ParsedOk {
  const named = Object.entries(record.fields).map(([name, value]): [string, RawField] => [
    name,
    { name, value },
  ]);
  const reader = new FieldReader(new Map(named), context.onUnknown);
  for (const [name, value] of record.others ?? []) reader.notes.unknown(name, value);
  for (const [name, text] of record.remarks ?? []) reader.notes.add(name, text);
  return build(kind, line, reader, context);
}

function build(
  kind: RecordKind,
  line: number,
  reader: FieldReader,
  context: ParseContext,
): ParsedOk {
  if (kind === 'challenge') {
    return { ok: true, kind, line, record: readChallenge(reader), ...reader.notesIfAny() };
  }
  if (kind === 'expert') {
    return { ok: true, kind, line, record: readExpert(reader), ...reader.notesIfAny() };
  }
  const record = readWork(reader, context.format);
  return { ok: true, kind, line, record, ...reader.notesIfAny() };
}

/** Each field from its best-ranking name that has a value; every other pair is a note. */
function sortPairs(
  kind: RecordKind,
  pairs: Iterable<[string, unknown]>,
  columns?: ColumnNames,
): { fields: Map<string, RawField>; others: RawField[] } {
  const fields = new Map<string, RawField>();
  const others: RawField[] = [];
  for (const [name, value] of pairs) {
    const field = namedField(kind, name, columns);
    const before = field === undefined ? undefined : fields.get(field);
    if (field === undefined) {
      others.push({ name, value });
    } else if (before === undefined) {
      fields.set(field, { name, value });
    } else if (isBetter(kind, field, { name, value }, before)) {
      fields.set(field, { name, value });
      others.push(before);
    } else {
      others.push({ name, value });
    }
  }
  return { fields, others };
}

function isBetter(kind: RecordKind, field: string, next: RawField, before: RawField): boolean {
  if (isBlank(before.value)) return true;
  if (isBlank(next.value)) return false;
  return spellingRank(kind, field, next.name) < spellingRank(kind, field, before.name);
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && !value.trim());
}
