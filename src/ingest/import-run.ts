import { notFound } from '../../libs/kernel/index.js';
import { type ImportState } from '../../libs/lifecycle/index.js';
import { type Change, type Origin, systemOrigin } from '../platform/events/index.js';
import { type ColumnNames, type Format } from './formats/index.js';

export interface ImportCounts {
  read: number;
  stored: number;
  unchanged: number;
  rejected: number;
}

/** An import as its row stands. `read` records are dealt with. */
export interface ImportRun extends ImportCounts {
  id: string;
  format: Format;
  source: string;
  dryRun: boolean;
  state: ImportState;
  filePath: string | null;
  requestedBy: string | null;
  organisationId: string | null;
  cancelRequested: boolean;
  /** Whose own works it brings; null: whatever the programme imports. */
  expertId: string | null;
  columns: ColumnNames;
}

export interface NewImport {
  id: string;
  format: Format;
  source: string;
  dryRun: boolean;
  fileName: string;
  filePath: string | null;
  size: number;
  sha256: string;
  organisationId: string | null;
  uploadId?: string;
  expertId?: string | null;
  columns?: ColumnNames;
}

const COLUMNS = `id, format, source, dry_run as "dryRun", state, file_path as "filePath",
  requested_by as "requestedBy", organisation_id as "organisationId",
  cancel_requested as "cancelRequested", expert_id as "expertId", columns, read, stored, unchanged, rejected`;

type Source = Pick<Change['manager'], 'query'>;

export async function findImport(source: Source, id: string): Promise<ImportRun> {
  const [run] = await source.query<ImportRun[]>(`select ${COLUMNS} from import_run where id = $1`, [
    id,
  ]);
  if (!run) throw notFound('import');
  return run;
}

export async function lockImport(change: Change, id: string): Promise<ImportRun> {
  const [run] = await change.manager.query<ImportRun[]>(
    `select ${COLUMNS} from import_run where id = $1 for update`,
    [id],
  );
  if (!run) throw notFound('import');
  return run;
}

export async function insertImport(change: Change, facts: NewImport): Promise<void> {
  const { actor } = change.origin;
  await change.manager.query(
    `insert into import_run (id, format, source, dry_run, file_name, file_path, size, sha256,
       organisation_id, requested_by, upload_id, expert_id, columns)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[facts.id, facts.format, facts.source, facts.dryRun, facts.fileName, facts.filePath],
      ...[facts.size, facts.sha256, facts.organisationId],
      actor.kind === 'person' ? actor.personId : null,
      ...[facts.uploadId ?? null, facts.expertId ?? null, facts.columns ?? {}],
    ],
  );
}

/** Sets a state that the life cycle allows (the database asks it too) and says so in the log. */
export async function moveImport(
  change: Change,
  id: string,
  step: { to: ImportState; type: string; failure?: string; payload?: Record<string, unknown> },
): Promise<void> {
  const { to, type, failure = null, payload = {} } = step;
  await change.manager.query(
    `update import_run set state = $2::text, failure = $3, touched_at = clock_timestamp(),
       started_at = case when $2 = 'running' then clock_timestamp() else started_at end,
       finished_at = case when $2 = 'running' then null else clock_timestamp() end
     where id = $1`,
    [id, to, failure],
  );
  await change.record({ stream: `import:${id}`, type, payload });
}

/** Ends an import that nobody will go on with; one that is over stays as it is. */
export async function abandonImport(change: Change, id: string): Promise<void> {
  const run = await lockImport(change, id);
  if (isOver(run.state)) return;
  const failure = 'The import was interrupted; import the file again, nothing is doubled.';
  const payload = { code: 'interrupted' };
  await moveImport(change, id, { to: 'failed', type: 'importFailed', failure, payload });
}

export const isOver = (state: ImportState): boolean => state !== 'waiting' && state !== 'running';

/** Acts of a running import are those of whoever asked for it. */
export const originOf = (run: ImportRun): Origin =>
  run.requestedBy === null
    ? systemOrigin('run-import')
    : {
        actor: {
          kind: 'person',
          personId: run.requestedBy,
          membershipId: null,
          role: null,
          organisationId: run.organisationId,
        },
        requestId: null,
      };
