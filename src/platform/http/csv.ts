import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** What a cell may hold; null and undefined become an empty cell, dates ISO 8601 in UTC. */
export type Cell = string | number | boolean | Date | null | undefined;

/** Written first, so that Excel reads the file as UTF-8. */
export const CSV_BOM = '\uFEFF';

/**
 * What a spreadsheet may take for a formula: a sign at the start, also in its full-width form and
 * after white space, or white space that starts a new cell or line.
 */
const FORMULA = /^(\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const NEEDS_QUOTES = /[",\r\n\t]|^\s|\s$/;

/**
 * One line of RFC 4180 with its CRLF. A text that looks like a formula gets an apostrophe in front
 * and so stays a text; numbers of type `number` are numbers and keep their minus sign.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return cell instanceof Date ? cell.toISOString() : String(cell);
  const inert = FORMULA.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/**
 * A CSV download named `name`, written row by row as the client takes it. A failure on the way
 * breaks the connection, so that half a file is never taken for a whole one.
 */
export function csvDownload(
  name: string,
  header: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): StreamableFile {
  const file = new StreamableFile(Readable.from(lines(header, rows)), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}"`,
  });
  return file.setErrorHandler((_, response) => response.destroy?.());
}

async function* lines(header: readonly string[], rows: AsyncIterable<readonly Cell[]>) {
  yield CSV_BOM + csvLine(header);
  for await (const row of rows) yield csvLine(row);
}
