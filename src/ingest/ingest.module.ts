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
import { ImportUploads } from './uploads/import-uploads.js';
import { OwnImportsController, OwnUploadsController } from './uploads/own-imports.controller.js';
import { UploadsController } from './uploads/uploads.controller.js';
import { UploadSteps } from './uploads/upload-steps.js';
import { UploadsQueries } from './uploads/uploads.queries.js';

@Module({
  // Those with fixed paths stand before the one that reads `:id`.
  controllers: [UploadsController, ImportsController, OwnUploadsController, OwnImportsController],
  providers: [
    ImportsQueries,
    ImportUploads,
    UploadsQueries,
    UploadSteps,
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
