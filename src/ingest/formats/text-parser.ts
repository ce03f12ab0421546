import type { Format } from './formats.js';
import type { Parsed } from './records.js';
import type { ColumnNames } from './tables/column-names.js';

export interface ParseContext {
  format: Format;
  /** Told each column, key or tag that has no field; may be told the same one often. */
  onUnknown: (name: string) => void;
  /** What somebody said of columns and keys; only tables and lines have any. */
  columns?: ColumnNames;
}

/** One format's reader: text in pieces of any size goes in, records and problems come out. */
export type TextParser = (
  text: AsyncIterable<string>,
  context: ParseContext,
) => AsyncGenerator<Parsed>;
