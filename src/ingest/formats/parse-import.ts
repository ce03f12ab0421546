import { DomainError } from '../../../libs/kernel/index.js';
import { decodeBytes } from './bytes/decode-bytes.js';
import { FILE_HEAD, refuseBinary, refuseOtherText } from './bytes/file-type.js';
import type { Encoding } from './bytes/encoding.js';
import type { Format } from './formats.js';
import { LIMITS } from './limits.js';
import type { Parsed } from './records.js';
import { PARSERS } from './parsers.js';
import type { ColumnNames } from './tables/column-names.js';

/** What is learnt on the way; complete when the stream has ended. */
export interface ImportReport {
  bytes: number;
  encoding?: Encoding;
  /** Columns, keys and tags without a field of their own; their contents are in the notes. */
  unknownNames: Set<string>;
}

export interface ImportOptions {
  report?: ImportReport;
  columns?: ColumnNames;
}

export function newImportReport(): ImportReport {
  return { bytes: 0, unknownNames: new Set() };
}

/**
 * Reads a file of the given format as a stream: one item for each input record, in the order of
 * the file, each with the line (from 1) where it starts. Memory is bounded by `LIMITS.record`,
 * never by the file. Throws a DomainError at the first step when the file as a whole can't be
 * meant: `empty-file`, `wrong-file-type`, `missing-column`.
 */
export async function* parseImport(
  format: Format,
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions = {},
): AsyncGenerator<Parsed> {
  const report = options.report ?? newImportReport();
  const counted = await startBytes(countBytes(bytes, report), format);
  const text = decodeBytes(counted, (encoding) => (report.encoding = encoding));
  const started = await startText(text, format);
  const onUnknown = (name: string) => {
    if (report.unknownNames.size < LIMITS.unknownNames) report.unknownNames.add(name);
  };
  yield* PARSERS[format](started, { format, onUnknown, columns: options.columns });
}

/** A store may hand over a whole file at once; what has been read is told in steps all the same. */
const STEP = 16 * 1024;

async function* countBytes(
  source: AsyncIterable<Uint8Array>,
  report: ImportReport,
): AsyncGenerator<Uint8Array> {
  for await (const part of source)
    for (let at = 0; at < part.length; at += STEP) {
      const step = part.subarray(at, at + STEP);
      report.bytes += step.length;
      yield step;
    }
}

/** Looks at the first bytes and hands on a stream that still has them. */
async function startBytes(
  source: AsyncGenerator<Uint8Array>,
  format: Format,
): Promise<AsyncGenerator<Uint8Array>> {
  const held: Uint8Array[] = [];
  for (let length = 0; length < 8192;) {
    const next = await source.next();
    if (next.done) break;
    held.push(next.value);
    length += next.value.length;
  }
  refuseBinary(Buffer.concat(held.map((part) => part.subarray(0, 8192))), format);
  return chain(held, source);
}

async function startText(
  source: AsyncGenerator<string>,
  format: Format,
): Promise<AsyncGenerator<string>> {
  const held: string[] = [];
  for (let length = 0; length < FILE_HEAD;) {
    const next = await source.next();
    if (next.done) break;
    held.push(next.value);
    length += next.value.trimStart().length;
  }
  const head = held.join('');
  if (head.trim() === '') {
    throw new DomainError('invalid', 'empty-file', 'The file is empty: there is nothing to read.');
  }
  refuseOtherText(head.slice(0, head.length - head.trimStart().length + FILE_HEAD), format);
  return chain(held, source);
}

async function* chain<T>(held: T[], rest: AsyncGenerator<T>): AsyncGenerator<T> {
  while (held.length > 0) {
    const next = held.shift();
    if (next !== undefined) yield next;
  }
  yield* rest;
}
