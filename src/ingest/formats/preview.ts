import { DomainError } from '../../../libs/kernel/index.js';
import { decodeBytes } from './bytes/decode-bytes.js';
import { FORMATS, type Format } from './formats.js';
import { newImportReport, parseImport } from './parse-import.js';
import type { Parsed } from './records.js';
import { type ColumnNames, namedField } from './tables/column-names.js';
import { fieldNames, fieldOf, requiredFields } from './tables/columns.js';
import { csvHead } from './tables/csv.js';

/** A column of a table, or a key of its objects, with what the first rows hold in it. */
export interface PreviewColumn {
  name: string;
  /** What it is taken for; null: for nothing, so that it becomes a note. */
  field: string | null;
  samples: string[];
}

export interface Preview {
  encoding?: string;
  columns: PreviewColumn[];
  fields: { name: string; required: boolean }[];
  /** The first records as they would be read. */
  records: Parsed[];
  /** Why the file as a whole can't be read this way. */
  problem?: DomainError;
}

type Open = () => AsyncIterable<Uint8Array>;

const RECORDS = 20;
const SAMPLES = 3;
const SAMPLE_LENGTH = 200;
const MOST_COLUMNS = 200;
/** Read of a table to find its columns; a head line may be long. */
const HEAD_LENGTH = 256 * 1024;

/**
 * The beginning of a file as an import would read it. Reads no further than it must. `open` is
 * called twice, for a fresh stream each time.
 */
export async function previewFile(
  format: Format,
  open: Open,
  columns: ColumnNames = {},
): Promise<Preview> {
  const { kind } = FORMATS[format];
  const { names, rows } = await columnsOf(format, open);
  const report = newImportReport();
  const { records, problem } = await firstRecords(parseImport(format, open(), { report, columns }));
  const known = kind === 'mixed' || names.length === 0 ? undefined : kind;
  const required = new Set(known ? requiredFields(known) : []);
  return {
    ...(report.encoding ? { encoding: report.encoding } : {}),
    columns: names.slice(0, MOST_COLUMNS).map((name, place) => ({
      name,
      field: (known && namedField(known, name, columns)) ?? null,
      samples: samplesOf(rows, place),
    })),
    fields: known ? fieldNames(known).map((name) => ({ name, required: required.has(name) })) : [],
    records,
    ...(problem ? { problem } : {}),
  };
}

/**
 * The formats among `formats` that a file may be of, the likeliest first: by how many of its first
 * records can be read, then by how many of its columns are known.
 */
export async function guessFormats(formats: readonly Format[], open: Open): Promise<Format[]> {
  const ranked: { format: Format; good: number; known: number }[] = [];
  for (const format of formats) {
    const { records, problem } = await firstRecords(parseImport(format, open()));
    if (problem && problem.code !== 'missing-column') continue;
    const { kind } = FORMATS[format];
    const { names } = await columnsOf(format, open);
    const known = names.filter((name) => kind !== 'mixed' && fieldOf(kind, name)).length;
    ranked.push({ format, good: records.filter(({ ok }) => ok).length, known });
  }
  return ranked.sort((a, b) => b.good - a.good || b.known - a.known).map(({ format }) => format);
}

async function firstRecords(
  stream: AsyncGenerator<Parsed>,
): Promise<{ records: Parsed[]; problem?: DomainError }> {
  const records: Parsed[] = [];
  try {
    for await (const record of stream) {
      records.push(record);
      if (records.length === RECORDS) break;
    }
    return { records };
  } catch (error) {
    if (error instanceof DomainError) return { records, problem: error };
    throw error;
  }
}

interface Table {
  names: string[];
  rows: string[][];
}

/** The names of a table's columns, or of the keys of its first objects; reads the beginning only. */
export async function columnNamesOf(format: Format, open: Open): Promise<string[]> {
  return (await columnsOf(format, open)).names.slice(0, MOST_COLUMNS);
}

/** Names of columns or keys with the first rows; none for formats that have no columns. */
async function columnsOf(format: Format, open: Open): Promise<Table> {
  const { family, kind } = FORMATS[format];
  if (kind === 'mixed' || (family !== 'csv' && family !== 'jsonl')) return { names: [], rows: [] };
  let text = '';
  for await (const piece of decodeBytes(open(), () => undefined)) {
    text += piece;
    if (text.length >= HEAD_LENGTH) break;
  }
  if (family === 'csv') return csvHead(kind, text, SAMPLES);
  return keysOf(text);
}

function keysOf(text: string): Table {
  const objects = text.split('\n', 2 * RECORDS).flatMap((line): Record<string, unknown>[] => {
    try {
      const value: unknown = JSON.parse(line);
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? [Object.fromEntries(Object.entries(value))]
        : [];
    } catch {
      return [];
    }
  });
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const rows = objects.map((object) => names.map((name) => written(object[name])));
  return { names, rows };
}

const written = (value: unknown): string =>
  value === undefined || value === null
    ? ''
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

const samplesOf = (rows: string[][], place: number): string[] =>
  rows
    .map((cells) => (cells[place] ?? '').trim().slice(0, SAMPLE_LENGTH))
    .filter((text) => text !== '')
    .slice(0, SAMPLES);
