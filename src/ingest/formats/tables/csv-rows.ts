/**
 * Cuts a stream of text into rows of cells.
 *
 * Input: pieces of text with LF line ends, the delimiter, the number of columns. Output: rows,
 * each with its first line, its cells or what is wrong, and its text. Cost: linear; memory bounded
 * by `limit` characters, the longest row. Cells in quotes may hold delimiters, line ends and
 * doubled quotes (RFC 4180); a quote inside an unquoted cell is a plain character (12").
 *
 * A broken quote must not eat the rows after it. A row whose quote never closes, or closes before
 * other text, or that spans lines and has the wrong number of cells, is tried line by line: the
 * next line that reads as a row of its own ends the broken one, and reading goes on there. Left
 * as it is: two stray quotes rows apart that happen to make one row with the right number of
 * cells, because that is a lawful row and some cells do hold lines of a table.
 * Example, three columns:
 *     1,"open,x        line 1 begins a quote that would close at line 2's `"b`: broken
 *     2,"b, c",y       reads alone as three cells: the broken row was line 1 only
 */
export interface CsvRow {
  line: number;
  cells: string[];
  broken?: { code: string; reason: string };
  raw: string;
}

type Scan =
  | { state: 'row'; cells: string[]; end: number }
  | { state: 'more' }
  | { state: 'broken'; code: string; reason: string; at: number };

export class CsvRows {
  private buffer = '';
  private line = 1;
  /** Inside an over-long line, which has been reported; skipping to its end. */
  private skipping = false;

  /** `columns` 0: not known yet, any number will do. */
  constructor(
    private readonly delimiter: string,
    private readonly limit: number,
    public columns = 0,
  ) {}

  *push(text: string): Generator<CsvRow> {
    this.buffer += text;
    yield* this.take(false);
  }

  *finish(): Generator<CsvRow> {
    if (this.buffer !== '' && !this.buffer.endsWith('\n')) this.buffer += '\n';
    yield* this.take(true);
  }

  private *take(final: boolean): Generator<CsvRow> {
    let start = 0;
    while (start < this.buffer.length) {
      const next = this.skipping ? this.skipLine(start) : this.next(start, final);
      if (next === undefined) break;
      const raw = this.buffer.slice(start, next.end);
      const line = this.line;
      this.line += countLines(raw);
      start = next.end;
      if (next.row) yield { ...next.row, line, raw };
    }
    this.buffer = this.buffer.slice(start);
  }

  private skipLine(start: number): { end: number; row?: undefined } {
    const newline = this.buffer.indexOf('\n', start);
    if (newline >= 0) this.skipping = false;
    return { end: newline < 0 ? this.buffer.length : newline + 1 };
  }

  private next(
    start: number,
    final: boolean,
  ): { end: number; row?: Pick<CsvRow, 'cells' | 'broken'> } | undefined {
    const scan = scanRow(this.buffer, start, this.delimiter);
    if (scan.state === 'row') {
      if (scan.cells.length === 1 && scan.cells[0].trim() === '') return { end: scan.end };
      return this.checkCount(start, scan.cells, scan.end);
    }
    if (scan.state === 'broken') {
      const end = this.resync(start, scan.at, false);
      if (end !== undefined) return { end, row: { cells: [], broken: scan } };
    }
    return final || this.buffer.length - start > this.limit ? this.giveUp(start) : undefined;
  }

  /** No end of the row is in sight, and no more text may be waited for. */
  private giveUp(start: number): { end: number; row: Pick<CsvRow, 'cells' | 'broken'> } {
    const end = this.resync(start, this.buffer.length, false);
    if (end !== undefined || this.buffer.length - start <= this.limit) {
      const reason = 'A quote is opened and never closed.';
      const broken = { code: 'broken-quote', reason };
      return { end: end ?? this.buffer.length, row: { cells: [], broken } };
    }
    this.skipping = true;
    const reason = `The row has more than ${this.limit} characters.`;
    const broken = { code: 'record-too-long', reason };
    return { end: this.buffer.length, row: { cells: [], broken } };
  }

  private checkCount(
    start: number,
    cells: string[],
    end: number,
  ): { end: number; row: Pick<CsvRow, 'cells' | 'broken'> } {
    if (this.columns === 0 || cells.length === this.columns) return { end, row: { cells } };
    const reason = `The row has ${cells.length} cells where the head has ${this.columns}.`;
    const resumed = this.resync(start, end - 1, true);
    const broken = { code: 'cell-count', reason };
    if (resumed === undefined || resumed >= end) return { end, row: { cells, broken } };
    const quote = 'A quote seems to be left open: the lines below read as rows of their own.';
    return { end: resumed, row: { cells: [], broken: { code: 'broken-quote', reason: quote } } };
  }

  /**
   * Where reading goes on after a row that broke at `at`: the first later line up to there that
   * reads as a row (`exact`: with every cell), else the line after `at`. Undefined: not here yet.
   */
  private resync(start: number, at: number, exact: boolean): number | undefined {
    for (let line = this.endOfLine(start); line > start && line <= at;) {
      if (this.readsAsRow(line, exact)) return line;
      const next = this.endOfLine(line);
      if (next <= line) break;
      line = next;
    }
    const after = this.buffer.indexOf('\n', at);
    return after < 0 ? undefined : after + 1;
  }

  /** Whether the line at `start` has about as many cells as a row, or broke while being one. */
  private readsAsRow(start: number, exact: boolean): boolean {
    const scan = scanRow(this.buffer, start, this.delimiter);
    if (scan.state === 'row' && scan.cells.length === this.columns) return true;
    if (exact || this.columns < 2) return false;
    const line = this.buffer.slice(start, this.endOfLine(start));
    return line.split(this.delimiter).length >= Math.ceil(this.columns * 0.75);
  }

  private endOfLine(from: number): number {
    const newline = this.buffer.indexOf('\n', from);
    return newline < 0 ? this.buffer.length : newline + 1;
  }
}

function scanRow(text: string, start: number, delimiter: string): Scan {
  const cells: string[] = [];
  for (let i = start; ;) {
    const quote = startOfQuote(text, i);
    const cell = quote < 0 ? scanPlain(text, i, delimiter) : scanQuoted(text, quote, delimiter);
    if ('state' in cell) return cell;
    cells.push(cell.value);
    if (text[cell.end] === '\n') return { state: 'row', cells, end: cell.end + 1 };
    i = cell.end + 1;
  }
}

/** Index of the quote that opens the cell at `i`, also after blanks; -1 without one. */
function startOfQuote(text: string, i: number): number {
  let at = i;
  while (text[at] === ' ') at++;
  return text[at] === '"' ? at : -1;
}

type Cell = { value: string; end: number } | Exclude<Scan, { state: 'row' }>;

function scanPlain(text: string, start: number, delimiter: string): Cell {
  const border = delimiter.charCodeAt(0);
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === border || code === 10) return { value: text.slice(start, i), end: i };
  }
  return { state: 'more' };
}

function scanQuoted(text: string, quote: number, delimiter: string): Cell {
  let value = '';
  for (let from = quote + 1; ;) {
    const close = text.indexOf('"', from);
    if (close < 0 || close + 1 >= text.length) return { state: 'more' };
    value += text.slice(from, close);
    if (text[close + 1] !== '"') return closeCell(text, value, close + 1, delimiter);
    value += '"';
    from = close + 2;
  }
}

function closeCell(text: string, value: string, after: number, delimiter: string): Cell {
  let end = after;
  while (text[end] === ' ') end++;
  if (end >= text.length) return { state: 'more' };
  if (text[end] === delimiter || text[end] === '\n') return { value, end };
  const reason = 'Text follows a closing quote; a quote inside a cell must be doubled.';
  return { state: 'broken', code: 'broken-quote', reason, at: end };
}

function countLines(text: string): number {
  let lines = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines++;
  return lines;
}
