import { Inject, Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { DataSource } from 'typeorm';
import { conflict, DomainError, invalid, notFound } from '../../../libs/kernel/index.js';
import { findOwnExpert, ownSource } from '../../expertise/index.js';
import { authorise, type Viewer } from '../../identity/index.js';
import { RULES, type Rules } from '../../platform/config/index.js';
import { type Change, Changes, type Origin } from '../../platform/events/index.js';
import { newId } from '../../platform/ids.js';
import { columnNamesOf, type Format, FORMAT_NAMES, FORMATS } from '../formats/index.js';
import { ImportFiles } from '../import-files.js';
import { insertImport } from '../import-run.js';
import { receiveUpload } from '../receive-upload.js';
import { checkSource } from '../request-import.js';
import { columnsIn } from './columns-in.js';
import { rememberColumns } from './remembered-columns.js';
import { type UploadRunBody } from './uploads.dto.js';

/** A file that waits. `expertId`: whose own works it is to bring; null: the programme's imports. */
export interface ImportUpload {
  id: string;
  expertId: string | null;
  fileName: string;
  size: number;
  sha256: string;
  createdAt: Date;
}

const MEGABYTE = 1024 * 1024;
/** Files of one person that wait at a time. */
const MOST_UPLOADS = 10;

/** Formats that bring works; experts bring nothing else for themselves. */
const OWN_FORMATS: Format[] = FORMAT_NAMES.filter((name) =>
  ['work', 'mixed'].includes(FORMATS[name].kind),
);

export const formatsFor = (upload: Pick<ImportUpload, 'expertId'>): readonly Format[] =>
  upload.expertId === null ? FORMAT_NAMES : OWN_FORMATS;

/** 422 for a format that a file of this kind of upload can't be of. */
export function requireFit(upload: Pick<ImportUpload, 'expertId'>, format: Format): void {
  if (formatsFor(upload).includes(format)) return;
  throw invalid('format-unfit', 'Only works are taken into a profile.', [
    { field: 'format', message: 'brings no works', code: 'not-a-choice' },
  ]);
}

@Injectable()
export class ImportUploads {
  constructor(
    private readonly changes: Changes,
    private readonly dataSource: DataSource,
    private readonly files: ImportFiles,
    @Inject(RULES) private readonly rules: Pick<Rules, 'maxImportMegabytes'>,
  ) {}

  /** Takes the file of a multipart request and keeps it for a day. */
  async take(viewer: Viewer, origin: Origin, request: Request, expertId: string | null) {
    await this.requireRoom(viewer, expertId);
    const id = newId();
    const path = await this.files.placeFor(id);
    const maxBytes = this.rules.maxImportMegabytes * MEGABYTE;
    const upload = await receiveUpload(request, { path, maxBytes, fields: [], check: () => {} });
    try {
      if (upload.size === 0) throw invalid('empty-file', 'The file is empty.', [EMPTY]);
      await this.changes.run(origin, (change) =>
        change.manager.query(
          `insert into import_upload (id, expert_id, file_name, size, sha256, uploaded_by)
           values ($1, $2, $3, $4, $5, $6)`,
          [id, expertId, upload.fileName, upload.size, upload.sha256, viewer.personId],
        ),
      );
      return id;
    } catch (error) {
      await this.files.remove(id);
      throw error;
    }
  }

  /** Reads the waiting file from its start, tried or for good; a worker does it. */
  async start(viewer: Viewer, origin: Origin, upload: ImportUpload, body: UploadRunBody) {
    const { format, dryRun } = body;
    const { expertId } = upload;
    requireFit(upload, format);
    const columns = columnsIn(body);
    const { kind } = FORMATS[format];
    const names = await this.namesIn(upload, format);
    const source = sourceOf(upload, body);
    const id = newId();
    await this.changes.run(origin, async (change) => {
      await requireUpload(change, upload.id);
      const { fileName, size, sha256 } = upload;
      const facts = { id, format, source, dryRun, fileName, size, sha256, expertId, columns };
      const filePath = this.files.pathOf(upload.id);
      const { organisationId } = viewer;
      await insertImport(change, { ...facts, filePath, organisationId, uploadId: upload.id });
      if (organisationId && kind !== 'mixed')
        await rememberColumns(change.manager, { organisationId, kind, names }, columns);
      const payload = { format, source, dryRun, fileName, size, sha256, expertId };
      await change.record({ stream: `import:${id}`, type: 'importRequested', payload });
    });
    return id;
  }

  /** Of its columns; none where it can't be read so, of which the run will say why. */
  private async namesIn({ id }: ImportUpload, format: Format): Promise<string[]> {
    try {
      return await columnNamesOf(format, await this.files.opener(id, 'The uploaded file'));
    } catch (error) {
      if (error instanceof DomainError) return [];
      throw error;
    }
  }

  /** Removes a file that is not needed any more; 409 while it is being read. */
  async remove(origin: Origin, upload: ImportUpload): Promise<void> {
    await this.changes.run(origin, async (change) => {
      await requireUpload(change, upload.id);
      const [busy] = await change.manager.query(
        `select 1 from import_run where upload_id = $1 and state in ('waiting', 'running')`,
        [upload.id],
      );
      if (busy) throw conflict('upload-busy', 'The file is being read; cancel that first.');
      await change.manager.query(`delete from import_upload where id = $1`, [upload.id]);
    });
    await this.files.remove(upload.id);
  }

  /** The waiting file; 404 unless it is the caller's own and of this expert, or of none. */
  async find(viewer: Viewer, id: string, expertId: string | null): Promise<ImportUpload> {
    if (expertId !== null) await this.requireOwn(viewer, expertId);
    const [row] = await this.dataSource.query<ImportUpload[]>(
      `select id, expert_id as "expertId", file_name as "fileName", size::float8 as size, sha256,
         created_at as "createdAt"
       from import_upload
       where id = $1 and uploaded_by = $2 and expert_id is not distinct from $3`,
      [id, viewer.personId, expertId],
    );
    if (!row) throw notFound('upload');
    return row;
  }

  /** 404 unless the viewer may write the expert's profile. */
  async requireOwn(viewer: Viewer, expertId: string): Promise<void> {
    const expert = await findOwnExpert(this.dataSource, expertId);
    if (!expert) throw notFound('expert');
    authorise(viewer, 'expert.write', { personId: expert.personId }, 'expert');
  }

  /** Before anything is read: nobody sends a large file to be told that he may not. */
  private async requireRoom(viewer: Viewer, expertId: string | null): Promise<void> {
    if (expertId !== null) await this.requireOwn(viewer, expertId);
    const [{ count }] = await this.dataSource.query(
      `select count(*)::int as count from import_upload where uploaded_by = $1`,
      [viewer.personId],
    );
    if (count < MOST_UPLOADS) return;
    const message = `${MOST_UPLOADS} files of yours wait already; remove one first.`;
    throw new DomainError('conflict', 'too-many-uploads', message, {
      facts: { max: MOST_UPLOADS },
    });
  }
}

const EMPTY = { field: 'file', message: 'is empty', code: 'missing' as const };

async function requireUpload(change: Change, id: string): Promise<void> {
  const found = await change.manager.query(`select 1 from import_upload where id = $1 for update`, [
    id,
  ]);
  if (found.length === 0) throw notFound('upload');
}

function sourceOf(upload: ImportUpload, { source, format }: UploadRunBody): string {
  if (upload.expertId !== null) return ownSource(upload.expertId);
  const name = source?.trim() || format;
  checkSource(name, (message) => {
    throw invalid('source-invalid', `The name of the source ${message}.`, [
      { field: 'source', message, code: 'malformed' },
    ]);
  });
  return name;
}
