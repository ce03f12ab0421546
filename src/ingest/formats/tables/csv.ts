import { DomainError } from '../../../../libs/kernel/index.js';
import { showBadBytes } from '../bytes/bad-bytes.js';
import { oneLine } from '../fields/clean-text.js';
import { FORMATS } from '../formats.js';
import { LIMITS } from '../limits.js';
import type { ParseContext } from '../text-parser.js';
import { problem, problemOf } from '../record-problem.js';
import type { Parsed, RecordKind } from '../records.js';
import { namedField } from './column-names.js';
import { exampleNames, fieldOf, requiredFields } from './columns.js';
import { CsvRows, type CsvRow } from './csv-rows.js';
import { readRecord } from './raw-record.js';

const DELIMITERS = [',', '\t', ';'];

/** A table with one head line; delimiter comma, tab or semicolon, found from the head. */
export async function* parseCsv(
  text: AsyncIterable<string>,
  context: ParseContext,
): AsyncGenerator<Parsed> {
  const { kind } = FORMATS[context.format];
  if (kind === 'mixed') throw new Error(`${context.format} is not a table`);
  const reader = new TableReader(kind, context);
  for await (const piece of text) yield* reader.push(piece);
  yield* reader.finish();
}

class TableReader {
  /** Text before the head line is complete. */
  private held = '';
  private rows: CsvRows | undefined;
  private names: string[] | undefined;

  constructor(
    private readonly kind: RecordKind,
    private readonly context: ParseContext,
  ) {}

  *push(piece: string): Generator<Parsed> {
    if (this.rows) {
      yield* this.read(this.rows.push(piece));
      return;
    }
    this.held += piece;
    const inked = this.held.trimStart();
    if (inked.includes('\n') || inked.length > LIMITS.row) yield* this.start();
  }

  *finish(): Generator<Parsed> {
    if (!this.rows) yield* this.start();
    if (this.rows) yield* this.read(this.rows.finish());
    if (!this.names) throw missingColumn(this.kind, requiredFields(this.kind)[0], []);
  }

  private *start(): Generator<Parsed> {
    this.rows = new CsvRows(findDelimiter(this.kind, this.held), LIMITS.row);
    const text = this.held;
    this.held = '';
    yield* this.read(this.rows.push(text));
  }

  private *read(rows: Iterable<CsvRow>): Generator<Parsed> {
    for (const row of rows) {
      if (this.names) yield this.readRow(row, this.names);
      else if (!isSeparatorLine(row)) this.takeHead(row);
    }
  }

  private takeHead(row: CsvRow): void {
    if (row.broken) {
      const message = `The head line can't be read: ${row.broken.reason}`;
      throw new DomainError('invalid', 'broken-head', message, { facts: { line: row.line } });
    }
    const names = namesIn(row);
    const means = (name: string) => namedField(this.kind, name, this.context.columns);
    const fields = new Set(names.map(means));
    for (const field of requiredFields(this.kind)) {
      if (!fields.has(field)) throw missingColumn(this.kind, field, row.cells);
    }
    for (const [i, name] of names.entries()) {
      if (means(name) === undefined && row.cells[i].trim()) {
        this.context.onUnknown(name.slice(0, LIMITS.noteName));
      }
    }
    this.names = names;
    if (this.rows) this.rows.columns = names.length;
  }

  private readRow(row: CsvRow, names: string[]): Parsed {
    if (row.broken) return problem(row.line, row.broken.code, row.broken.reason, row.raw);
    if (row.cells.every((cell) => cell.trim() === '')) {
      return problem(row.line, 'empty-row', 'Every cell of the row is empty.', row.raw);
    }
    const pairs = names.map((name, i): [string, string] => [name, row.cells[i]]);
    try {
      return readRecord(this.kind, row.line, pairs, this.context);
    } catch (error) {
      return problemOf(error, row.line, row.raw);
    }
  }
}

/** The names of a table's columns with its first rows, of the beginning of its text. */
export function csvHead(
  kind: RecordKind,
  text: string,
  most: number,
): { names: string[]; rows: string[][] } {
  const rows = new CsvRows(findDelimiter(kind, text), LIMITS.row);
  let names: string[] = [];
  const found: string[][] = [];
  for (const row of [...rows.push(text), ...rows.finish()]) {
    if (isSeparatorLine(row) || row.broken) continue;
    if (names.length === 0) names = namesIn(row);
    else if (found.push(row.cells) === most) break;
  }
  return { names, rows: found };
}

const namesIn = (row: CsvRow): string[] =>
  row.cells.map((name, i) => oneLine(name) || `column ${i + 1}`);

/** The delimiter under which the head line holds most known columns; Excel may name it itself. */
function findDelimiter(kind: RecordKind, text: string): string {
  const head = text.trimStart().split('\n', 1)[0];
  const named = /^"?sep=([,;\t])"?\s*$/i.exec(head)?.[1];
  if (named) return named;
  const known = (delimiter: string) =>
    head.split(delimiter).filter((name) => fieldOf(kind, name) !== undefined).length;
  return DELIMITERS.reduce((best, next) => (known(next) > known(best) ? next : best));
}

function isSeparatorLine(row: CsvRow): boolean {
  return /^"?sep=.?"?\s*$/i.test(row.raw);
}

function missingColumn(kind: RecordKind, field: string, found: string[]): DomainError {
  const names = found.slice(0, 40).map((name) => showBadBytes(oneLine(name)).slice(0, 60));
  const message =
    `There is no column ${exampleNames(kind, field)}. ` +
    `Columns found: ${names.join(', ') || 'none'}.`;
  return new DomainError('invalid', 'missing-column', message, {
    fields: [{ field, message: 'column missing' }],
    facts: { missing: field, found: names.join(', ') },
  });
}
