import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError, invalid } from '../../libs/kernel/index.js';
import { Changes, type Origin } from '../platform/events/index.js';
import { CSV_BOM, csvLine } from '../platform/http/index.js';
import { newId } from '../platform/ids.js';
import { type Format } from './formats/index.js';
import { measureFile, refuseWrongFile } from './import-files.js';
import { PROBLEM_COLUMNS, problemRows } from './import-problems.js';
import { abandonImport, insertImport, type ImportCounts } from './import-run.js';
import { displayName } from './receive-upload.js';
import { checkSource } from './request-import.js';
import { RunImport } from './run-import.js';

export interface FileToImport {
  format: Format;
  path: string;
  /** Shown in lists; the last part of the path where nothing is said. */
  fileName?: string;
  organisationId?: string;
  /** Whose ids the records carry; the format's name where nothing is said. */
  source?: string;
  dryRun?: boolean;
  signal?: AbortSignal;
  onProgress?(progress: ImportCounts & { bytesRead: number; size: number }): void;
}

export interface FileImported extends ImportCounts {
  importId: string;
  /** Where the records that were not stored are listed; absent when there are none. */
  errorsFile?: string;
  unknownNames: string[];
}

/** Imports a file in this process, server or no server: what commands and seeds use. */
@Injectable()
export class ImportFile {
  constructor(
    private readonly changes: Changes,
    private readonly dataSource: DataSource,
    private readonly importer: RunImport,
  ) {}

  /**
   * Reads the whole file and writes `<file>.errors.csv` beside it (else into the working folder)
   * when records were rejected. Throws a DomainError for a file that can't be meant, before
   * anything is stored. Importing it again changes nothing.
   */
  async run(origin: Origin, file: FileToImport): Promise<FileImported> {
    const { format, path, source = format, dryRun = false, signal, onProgress } = file;
    checkSource(source, (message) => {
      throw invalid('source-invalid', `The name of the source ${message}.`);
    });
    const { size, sha256 } = await measureFile(path);
    await refuseWrongFile(format, path);
    const importId = newId();
    const fileName = displayName(file.fileName ?? basename(path));
    const organisationId = file.organisationId ?? null;
    const facts = { id: importId, format, source, dryRun, fileName, size, sha256, organisationId };
    await this.changes.run(origin, (change) => insertImport(change, { ...facts, filePath: null }));
    try {
      const tell = (progress: ImportCounts & { bytesRead: number }) =>
        onProgress?.({ ...progress, size });
      await this.importer.run(importId, path, { signal, onProgress: tell });
    } catch (error) {
      // No worker goes on with a file of ours.
      await this.changes.run(origin, (change) => abandonImport(change, importId));
      throw error;
    }
    return this.summary(importId, path);
  }

  private async summary(importId: string, path: string): Promise<FileImported> {
    const [{ failure, ...counts }] = await this.dataSource.query(
      `select read, stored, unchanged, rejected, failure, unknown_names as "unknownNames"
       from import_run where id = $1`,
      [importId],
    );
    const errorsFile = counts.rejected > 0 ? await this.writeProblems(importId, path) : undefined;
    if (failure) throw new DomainError('invalid', 'import-failed', failure);
    return { importId, ...counts, ...(errorsFile ? { errorsFile } : {}) };
  }

  private async writeProblems(importId: string, path: string): Promise<string> {
    const name = `${basename(path)}.errors.csv`;
    const beside = join(dirname(path), name);
    try {
      return await this.writeCsv(importId, beside);
    } catch {
      // A read-only folder, most likely.
      return this.writeCsv(importId, join(process.cwd(), name));
    }
  }

  /** Whole or not at all: the file gets its name when the last line is on disk. */
  private async writeCsv(importId: string, path: string): Promise<string> {
    const partial = `${path}.${importId}`;
    const target = createWriteStream(partial);
    try {
      await once(target, 'open');
      target.write(CSV_BOM + csvLine(PROBLEM_COLUMNS));
      for await (const row of problemRows(this.dataSource, importId))
        if (!target.write(csvLine(row))) await once(target, 'drain');
      target.end();
      await once(target, 'close');
      await rename(partial, path);
      return path;
    } catch (error) {
      target.destroy();
      await rm(partial, { force: true });
      throw error;
    }
  }
}
