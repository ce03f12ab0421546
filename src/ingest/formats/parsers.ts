import { parseBibtex } from './bibliography/bibtex.js';
import { parseRis } from './bibliography/ris.js';
import type { Format } from './formats.js';
import { parseOpenAlex } from './openalex/openalex.js';
import { parseCsv } from './tables/csv.js';
import { parseJsonl } from './tables/jsonl.js';
import type { TextParser } from './text-parser.js';
import { parseEpo } from './xml/epo.js';
import { parseOrcid } from './xml/orcid.js';
import { parseUspto } from './xml/uspto.js';

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
