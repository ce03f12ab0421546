import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Changes, databaseNow, systemOrigin } from '../platform/events/index.js';
import { defineJob, HandlesJob } from '../platform/queue/index.js';
import { ImportFiles } from './import-files.js';
import { abandonImport } from './import-run.js';

export const tidyImports = defineJob({ name: 'tidy-imports', queue: 'ingest', payload: {} });

/** An import that no job carries and nobody has touched for so long was left by a killed command. */
const ABANDONED_MINUTES = 60;
const DAY = 24 * 60 * 60_000;

/** Ends imports that nobody will go on with, and removes files that belong to none. */
@Injectable()
@HandlesJob(tidyImports)
export class TidyImportsJob {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly files: ImportFiles,
  ) {}

  async run(): Promise<void> {
    for (const id of await this.abandoned())
      await this.changes.run(systemOrigin('tidy-imports'), (change) => abandonImport(change, id));
    const now = await databaseNow(this.dataSource);
    const old = await this.files.olderThan(DAY, now);
    const rows: { id: string }[] = await this.dataSource.query(
      `select coalesce(upload_id, id) as id from import_run
       where (id = any($1) or upload_id = any($1)) and state in ('waiting', 'running')`,
      [old],
    );
    const wanted = new Set(rows.map((row) => row.id));
    const unwanted = old.filter((id) => !wanted.has(id));
    for (const id of unwanted) await this.files.remove(id);
    await this.changes.run(systemOrigin('tidy-imports'), ({ manager }) =>
      manager.query(`delete from import_upload where id = any($1)`, [unwanted]),
    );
  }

  private async abandoned(): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `select r.id from import_run r where r.state in ('waiting', 'running') and (
         exists (select 1 from job_ledger where name = 'run-import'
           and payload ->> 'importId' = r.id::text and failed_at is not null)
         or (r.file_path is null
           and r.touched_at < clock_timestamp() - make_interval(mins => $1)))
       order by r.id limit 100`,
      [ABANDONED_MINUTES],
    );
    return rows.map((row) => row.id);
  }
}
