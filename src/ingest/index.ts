export { type Format, FORMAT_NAMES, FORMATS, isFormat } from './formats/index.js';
export { type FileImported, type FileToImport, ImportFile } from './import-file.js';
export { INGEST_INVARIANTS } from './ingest.invariants.js';
export { IngestModule } from './ingest.module.js';
export { runImport } from './run-import.job.js';
export { tidyImports } from './tidy-imports.job.js';
