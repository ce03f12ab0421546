import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type DomainError, notFound } from '../../../libs/kernel/index.js';
import { offsetOf, type PageQuery } from '../../platform/http/index.js';
import {
  type ColumnNames,
  type Format,
  FORMATS,
  guessFormats,
  type Preview,
  previewFile,
} from '../formats/index.js';
import { ImportFiles } from '../import-files.js';
import { formatsFor, type ImportUpload } from './import-uploads.js';
import { recallColumns } from './remembered-columns.js';
import { type ImportProblemsAnswer, type ImportUploadAnswer } from './uploads.answers.js';

const MOST_KINDS = 50;

@Injectable()
export class UploadsQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: ImportFiles,
  ) {}

  /**
   * The beginning of the file, read as `format` or as what it looks most like, its columns as
   * `columns` says and else as they are called; with what `organisationId` made of such columns.
   */
  async preview(
    upload: ImportUpload,
    organisationId: string | null,
    { format, columns = {} }: { format?: Format; columns?: ColumnNames } = {},
  ): Promise<ImportUploadAnswer> {
    const open = await this.files.opener(upload.id, 'The uploaded file');
    const candidates = await guessFormats(formatsFor(upload), open);
    const shown = format ?? candidates[0] ?? null;
    const preview = shown ? await previewFile(shown, open, columns) : NOTHING;
    const { expertId: _, ...facts } = upload;
    return {
      ...facts,
      candidates,
      format: shown,
      ...answerOf(preview),
      remembered: await this.remembered(organisationId, shown, preview),
      actions: ['run', 'remove'],
    };
  }

  /** What was last said of just these columns, as far as there still are such fields. */
  private async remembered(
    organisationId: string | null,
    format: Format | null,
    { columns, fields }: Preview,
  ): Promise<ImportUploadAnswer['remembered']> {
    const kind = format && FORMATS[format].kind;
    if (!organisationId || !kind || kind === 'mixed' || columns.length === 0) return [];
    const names = columns.map(({ name }) => name);
    const said = await recallColumns(this.dataSource, { organisationId, kind, names });
    const known = new Set(fields.map(({ name }) => name));
    return Object.entries(said)
      .map(([name, field]) => ({ name, field }))
      .filter(({ field }) => field === null || known.has(field));
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
