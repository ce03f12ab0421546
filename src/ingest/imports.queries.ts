import { Injectable } from '@nestjs/common';
import { type StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../libs/kernel/index.js';
import { mayGo, importMachine, type ImportState } from '../../libs/lifecycle/index.js';
import { may, type Viewer } from '../identity/index.js';
import { csvDownload, offsetOf, type Page } from '../platform/http/index.js';
import { FORMATS, FORMAT_NAMES } from './formats/index.js';
import { PROBLEM_COLUMNS, problemRows } from './import-problems.js';
import { type ImportsQuery } from './imports.dto.js';

const COLUMNS = `r.id, r.format, r.source, r.dry_run as "dryRun", r.file_name as "fileName",
  r.size::float8 as size, r.sha256, r.state, r.read, r.stored, r.unchanged, r.rejected,
  r.unknown_names as "unknownNames", r.failure, r.cancel_requested as "cancelRequested",
  r.bytes_read::float8 as "bytesRead", r.created_at as "createdAt", r.started_at as "startedAt",
  r.finished_at as "finishedAt", r.upload_id as "uploadId", r.expert_id as "expertId",
  (select coalesce(jsonb_agg(jsonb_build_object('name', key, 'field', value) order by key), '[]')
   from jsonb_each(r.columns)) as columns, p.name as "requestedByName",
  r.requested_by as "requestedById"`;
const FROM = `from import_run r left join person p on p.id = r.requested_by`;

interface Row extends Record<string, unknown> {
  id: string;
  state: ImportState;
  size: number;
  bytesRead: number;
  rejected: number;
  requestedById: string | null;
}

/** Imports as the API answers them. */
@Injectable()
export class ImportsQueries {
  constructor(private readonly dataSource: DataSource) {}

  formats() {
    return { items: FORMAT_NAMES.map((name) => ({ name, ...FORMATS[name] })) };
  }

  async list(viewer: Viewer, query: ImportsQuery): Promise<Page<unknown>> {
    const filter = `($1::text is null or r.state = $1) and ($2::text is null or r.format = $2)`;
    const values = [query.state ?? null, query.format ?? null];
    const [{ total }] = await this.dataSource.query(
      `select count(*)::int as total from import_run r where ${filter}`,
      values,
    );
    const rows: Row[] = await this.dataSource.query(
      `select ${COLUMNS} ${FROM} where ${filter}
       order by r.created_at desc, r.id desc limit $3 offset $4`,
      [...values, query.pageSize, offsetOf(query)],
    );
    const items = rows.map((row) => answer(viewer, row));
    return { items, page: query.page, pageSize: query.pageSize, total };
  }

  /** Counts, percent, state and what the caller may do; also the fall-back to the event stream. */
  async one(viewer: Viewer, id: string) {
    const rows: Row[] = await this.dataSource.query(`select ${COLUMNS} ${FROM} where r.id = $1`, [
      id,
    ]);
    if (rows.length === 0) throw notFound('import');
    return answer(viewer, rows[0]);
  }

  async problems(id: string): Promise<StreamableFile> {
    const found = await this.dataSource.query(`select 1 from import_run where id = $1`, [id]);
    if (found.length === 0) throw notFound('import');
    const rows = problemRows(this.dataSource.manager, id);
    return csvDownload(`import-${id}-errors.csv`, PROBLEM_COLUMNS, rows);
  }
}

function answer(viewer: Viewer, { requestedById, ...row }: Row) {
  const share = row.size === 0 ? 0 : Math.floor((100 * row.bytesRead) / row.size);
  const percent = row.state === 'finished' ? 100 : Math.min(99, share);
  const isHis = may(viewer, 'import.run') || requestedById === viewer.personId;
  const mayCancel = isHis && mayGo(importMachine, row.state, 'cancelled');
  const actions = [
    ...(mayCancel && !row.cancelRequested ? ['cancel'] : []),
    ...(row.rejected > 0 ? ['download-errors'] : []),
  ];
  return { ...row, percent, actions };
}
