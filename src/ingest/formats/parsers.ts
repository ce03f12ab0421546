import { parseBibtex } from './bibliography/bibtex.js';
import { parseRis } from './bibliography/ris.js';
import type { Format } from './formats.js';
import { parseOpenAlex } from './openalex/openalex.js';
import type { Parsed } from './records.js';
import { parseCsv } from './tables/csv.js';
import { parseJsonl } from './tables/jsonl.js';
import { parseEpo } from './xml/epo.js';
import { parseOrcid } from './xml/orcid.js';
import { parseUspto } from './xml/uspto.js';

export interface ParseContext {
  format: Format;
  /** Told each column, key or tag that has no field; may be told the same one often. */
  onUnknown: (name: string) => void;
}

export type TextParser = (
  text: AsyncIterable<string>,
  context: ParseContext,
) => AsyncGenerator<Parsed>;

export const PARSERS: Record<Format, TextParser> = {
  'challenges-csv': parseCsv,
  'challenges-jsonl': parseJsonl,
  'experts-csv': parseCsv,
  'experts-jsonl': parseJsonl,
  'works-csv': parseCsv,
  'works-jsonl': parseJsonl,
  openalex: parseOpenAlex,
  bibtex: parseBibtex,
  ris: parseRis,
  orcid: parseOrcid,
  uspto: parseUspto,
  epo: parseEpo,
};
