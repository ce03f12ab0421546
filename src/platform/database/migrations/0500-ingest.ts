import { sqlMigration } from './sql-migration.js';

/** Imports: the file, its progress, and every record that could not be stored. */
export const Ingest = sqlMigration(
  1790000000500,
  'Ingest',
  `
  create table import_run (
    id uuid primary key,
    format text not null,
    -- Whose ids the records carry; the format's own name where nobody said otherwise.
    source text not null check (length(source) between 1 and 100),
    -- True: counted and judged like any other, but nothing is kept.
    dry_run boolean not null default false,
    file_name text not null check (length(file_name) between 1 and 255),
    -- Where the worker finds an uploaded file; null for a file that a command reads itself.
    file_path text,
    size bigint not null,
    sha256 char(64) not null,
    state text not null default 'waiting'
      check (state in ('waiting', 'running', 'finished', 'failed', 'cancelled')),
    organisation_id uuid references organisation,
    requested_by uuid references person,
    bytes_read bigint not null default 0,
    -- Records dealt with so far; an interrupted run goes on behind them.
    read integer not null default 0,
    stored integer not null default 0,
    unchanged integer not null default 0,
    rejected integer not null default 0,
    unknown_names text[] not null default '{}',
    failure text,
    cancel_requested boolean not null default false,
    created_at timestamptz(3) not null default clock_timestamp(),
    touched_at timestamptz(3) not null default clock_timestamp(),
    started_at timestamptz(3),
    finished_at timestamptz(3),
    check (read = stored + unchanged + rejected)
  );
  create index import_run_by_time on import_run (created_at desc, id desc);
  create index import_run_open on import_run (touched_at) where state in ('waiting', 'running');
  create trigger import_run_lifecycle before update of state on import_run
    for each row execute function keep_lifecycle('import');
  create table import_problem (
    import_id uuid not null references import_run on delete cascade,
    position integer not null,
    line integer not null,
    field text,
    code text not null,
    reason text not null,
    raw text,
    primary key (import_id, position)
  );
  `,
  `drop table import_problem, import_run;`,
);
