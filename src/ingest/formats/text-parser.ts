import type { Format } from './formats.js';
import type { Parsed } from './records.js';

export interface ParseContext {
  format: Format;
  /** Told each column, key or tag that has no field; may be told the same one often. */
  onUnknown: (name: string) => void;
}

/** One format's reader: text in pieces of any size goes in, records and problems come out. */
export type TextParser = (
  text: AsyncIterable<string>,
  context: ParseContext,
) => AsyncGenerator<Parsed>;
