import { createReadStream } from 'node:fs';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type DomainError, notFound } from '../../../libs/kernel/index.js';
import { offsetOf, type PageQuery } from '../../platform/http/index.js';
import { type Format, guessFormats, type Preview, previewFile } from '../formats/index.js';
import { openFile } from '../import-files.js';
import { ImportFiles } from '../import-files.js';
import { formatsFor, type ImportUpload } from './import-uploads.js';
import { type ImportProblemsAnswer, type ImportUploadAnswer } from './uploads.answers.js';

const MOST_KINDS = 50;

@Injectable()
export class UploadsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: ImportFiles,
  ) {}

  /** The beginning of the file, read as `format` or as what it looks most like. */
  async preview(upload: ImportUpload, format?: Format): Promise<ImportUploadAnswer> {
    const path = this.files.pathOf(upload.id);
    (await openFile(path, 'The uploaded file')).destroy();
    const open = () => createReadStream(path, { highWaterMark: 64 * 1024 });
    const candidates = await guessFormats(formatsFor(upload), open);
    const shown = format ?? candidates[0] ?? null;
    const preview = shown ? await previewFile(shown, open) : NOTHING;
    const { expertId: _, ...facts } = upload;
    return {
      ...facts,
      candidates,
      format: shown,
      ...answerOf(preview),
      actions: ['run', 'remove'],
    };
  }

  /** The rejected records of an import; `expertId`: only where they were brought as his own. */
  async problems(
    id: string,
    query: PageQuery,
    expertId: string | null = null,
  ): Promise<ImportProblemsAnswer> {
    await this.requireRun(id, expertId);
    const counts: ImportProblemsAnswer['counts'] = await this.dataSource.query(
      `select code, field, count(*)::int as count from import_problem where import_id = $1
       group by code, field order by count(*) desc, code, field limit ${MOST_KINDS}`,
      [id],
    );
    const items: ImportProblemsAnswer['items'] = await this.dataSource.query(
      `select line, field, code, reason, raw as record from import_problem
       where import_id = $1 order by position limit $2 offset $3`,
      [id, query.pageSize, offsetOf(query)],
    );
    const [{ total }] = await this.dataSource.query(
      `select count(*)::int as total from import_problem where import_id = $1`,
      [id],
    );
    return { items, counts, page: query.page, pageSize: query.pageSize, total };
  }

  /** 404 unless there is such an import, and of this expert where one is named. */
  async requireRun(id: string, expertId: string | null): Promise<void> {
    const found = await this.dataSource.query(
      `select 1 from import_run where id = $1 and ($2::uuid is null or expert_id = $2)`,
      [id, expertId],
    );
    if (found.length === 0) throw notFound('import');
  }
}

const NOTHING: Preview = { columns: [], fields: [], records: [] };

const answerOf = ({ columns, fields, records, problem }: Preview) => ({
  columns,
  fields,
  records: records.map((read) => {
    if (!read.ok) {
      const { line, code, reason, field = null } = read;
      return { line, kind: null, label: null, record: null, problem: { code, reason, field } };
    }
    const { line, kind, record } = read;
    const label = 'title' in record && kind !== 'expert' ? record.title : nameOf(record);
    return { line, kind, label: label ?? null, record, problem: null };
  }),
  problem: problem ? problemOf(problem) : null,
});

const nameOf = (record: object): string | undefined =>
  'name' in record && typeof record.name === 'string' ? record.name : undefined;

const problemOf = ({ code, message, detail }: DomainError) => ({
  ...{ code, reason: message, field: detail.fields?.[0]?.field ?? null },
});
