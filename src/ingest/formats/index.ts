export { FORMATS, FORMAT_NAMES, isFormat } from './formats.js';
export type { Family, Format, FormatFacts } from './formats.js';
export { LIMITS } from './limits.js';
export { newImportReport, parseImport } from './parse-import.js';
export type { ImportOptions, ImportReport } from './parse-import.js';
export type * from './records.js';
export { normaliseDoi, normaliseOrcid, normalisePublicationNumber } from './fields/identifiers.js';
