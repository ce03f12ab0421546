import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../libs/kernel/index.js';
import { importMachine, requireStep } from '../../libs/lifecycle/index.js';
import { Changes } from '../platform/events/index.js';
import { newImportReport, type ImportReport, parseImport } from './formats/index.js';
import { openFile } from './import-files.js';
import {
  findImport,
  type ImportCounts,
  type ImportRun,
  isOver,
  lockImport,
  moveImport,
  originOf,
} from './import-run.js';
import { RepeatedIds } from './repeated-ids.js';
import { cancelNow, type Numbered, storeBatch } from './store-batch.js';
import { weigh } from './weigh-record.js';

export interface RunOptions {
  /** What to call the file in a message; its path where nothing is said. */
  called?: string;
  signal?: AbortSignal;
  onProgress?(progress: ImportCounts & { bytesRead: number }): void;
}

/** Records and their weight (about bytes) that one transaction takes. */
const BATCH = { records: 500, weight: 8 * 1024 * 1024 };

/**
 * Reads a file record by record and stores it batch by batch. The checkpoint moves with each
 * batch, in its transaction; a run that was killed reads the file again from the start but stores
 * only what lies behind the checkpoint, so the counts are right however often that happens.
 */
@Injectable()
export class RunImport {
  constructor(
    private readonly changes: Changes,
    private readonly dataSource: DataSource,
  ) {}

  async run(importId: string, path: string, options: RunOptions = {}): Promise<void> {
    const run = await this.begin(importId);
    if (!run) return;
    const report = newImportReport();
    try {
      const bytes = await openFile(path, options.called);
      try {
        const records = parseImport(run.format, bytes, { report, columns: run.columns });
        if (await this.storeAll(run, records, report, options)) await this.finish(run, report);
      } finally {
        bytes.destroy();
      }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.fail(run, error);
    }
  }

  /** Null: there is nothing (more) to do. */
  private async begin(importId: string): Promise<ImportRun | null> {
    const found = await findImport(this.dataSource, importId);
    return this.changes.run(originOf(found), async (change) => {
      const run = await lockImport(change, importId);
      if (isOver(run.state)) return null;
      if (run.state === 'running') return run;
      requireStep(importMachine, run.state, 'running');
      const { format, source, dryRun } = run;
      const payload = { format, source, dryRun };
      await moveImport(change, importId, { to: 'running', type: 'importStarted', payload });
      return { ...run, state: 'running' as const };
    });
  }

  /** False when somebody cancelled it on the way. */
  private async storeAll(
    run: ImportRun,
    records: AsyncIterable<Numbered['parsed']>,
    report: ImportReport,
    { signal, onProgress }: RunOptions,
  ): Promise<boolean> {
    const repeated = new RepeatedIds();
    let items: Numbered[] = [];
    let weight = 0;
    let position = 0;
    const store = async (): Promise<boolean> => {
      signal?.throwIfAborted();
      const unknownNames = [...report.unknownNames];
      const batch = { items, bytesRead: report.bytes, unknownNames };
      const counts = await this.changes.run(originOf(run), (change) =>
        storeBatch(change, run.id, batch),
      );
      items = [];
      weight = 0;
      if (counts) onProgress?.({ ...counts, bytesRead: report.bytes });
      return counts !== null;
    };
    for await (const read of records) {
      const parsed = repeated.check(read);
      if (position >= run.read) {
        items.push({ position, parsed });
        weight += weigh(parsed);
      } else if (position % BATCH.records === 0) signal?.throwIfAborted();
      position += 1;
      const full = items.length >= BATCH.records || weight >= BATCH.weight;
      if (full && !(await store())) return false;
    }
    return store();
  }

  private async finish(run: ImportRun, report: ImportReport): Promise<void> {
    await this.changes.run(originOf(run), async (change) => {
      const now = await lockImport(change, run.id);
      if (isOver(now.state)) return;
      if (now.cancelRequested) return cancelNow(change, now);
      requireStep(importMachine, now.state, 'finished');
      const { read, stored, unchanged, rejected } = now;
      const payload = { read, stored, unchanged, rejected };
      await change.manager.query(`update import_run set bytes_read = size where id = $1`, [run.id]);
      await change.manager.query(`update import_run set unknown_names = $2 where id = $1`, [
        run.id,
        [...report.unknownNames],
      ]);
      await moveImport(change, run.id, { to: 'finished', type: 'importFinished', payload });
    });
  }

  private async fail(run: ImportRun, error: DomainError): Promise<void> {
    await this.changes.run(originOf(run), async (change) => {
      const now = await lockImport(change, run.id);
      if (isOver(now.state)) return;
      requireStep(importMachine, now.state, 'failed');
      const payload = { code: error.code };
      const failure = error.message;
      await moveImport(change, run.id, { to: 'failed', type: 'importFailed', failure, payload });
    });
  }
}
