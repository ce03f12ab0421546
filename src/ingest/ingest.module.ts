import { Module } from '@nestjs/common';
import { CancelImport } from './cancel-import.js';
import { ImportFile } from './import-file.js';
import { ImportFiles } from './import-files.js';
import { ImportsController } from './imports.controller.js';
import { ImportsQueries } from './imports.queries.js';
import { RequestImport } from './request-import.js';
import { RunImport } from './run-import.js';
import { RunImportJob } from './run-import.job.js';
import { TidyImportsJob } from './tidy-imports.job.js';

@Module({
  controllers: [ImportsController],
  providers: [
    ImportsQueries,
    ImportFiles,
    ImportFile,
    RequestImport,
    CancelImport,
    RunImport,
    RunImportJob,
    TidyImportsJob,
  ],
  exports: [ImportFile],
})
export class IngestModule {}
