import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { defineJob, HandlesJob, type JobContext } from '../platform/queue/index.js';
import { ImportFiles } from './import-files.js';
import { findImport } from './import-run.js';
import { RunImport } from './run-import.js';

const HOUR = 60 * 60_000;

export const runImport = defineJob<{ importId: string }>({
  name: 'run-import',
  queue: 'ingest',
  payload: { importId: 'string' },
  attempts: 10,
  backoff: 5_000,
  timeout: 6 * HOUR,
});

const CALLED = 'The uploaded file (API and worker need the same DATA_DIR/imports)';

/** Reads an uploaded file to its end, or on from where a killed worker left it. */
@Injectable()
@HandlesJob(runImport)
export class RunImportJob {
  constructor(
    private readonly dataSource: DataSource,
    private readonly importer: RunImport,
    private readonly files: ImportFiles,
  ) {}

  async run({ importId }: { importId: string }, { signal }: Pick<JobContext, 'signal'>) {
    const { filePath } = await findImport(this.dataSource, importId);
    const path = filePath ?? this.files.pathOf(importId);
    await this.importer.run(importId, path, { signal, called: CALLED });
    await this.files.remove(importId);
  }
}
