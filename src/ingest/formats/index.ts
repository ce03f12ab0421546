export { FORMATS, FORMAT_NAMES, isFormat } from './formats.js';
export type { Family, Format, FormatFacts } from './formats.js';
export { LIMITS } from './limits.js';
export { newImportReport, parseImport } from './parse-import.js';
export type { ImportOptions, ImportReport } from './parse-import.js';
export {
  columnNamesOf,
  guessFormats,
  type Preview,
  type PreviewColumn,
  previewFile,
} from './preview.js';
export type * from './records.js';
export type { ColumnNames } from './tables/column-names.js';
export { fieldNames } from './tables/columns.js';
export { normaliseDoi, normaliseOrcid, normalisePublicationNumber } from './fields/identifiers.js';
