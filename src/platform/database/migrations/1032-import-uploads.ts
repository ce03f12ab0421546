import { sqlMigration } from './sql-migration.js';

/** Files that wait for their columns to be named and a dry run to be looked at; own imports. */
export const ImportUploads = sqlMigration(
  1790000001032,
  'ImportUploads',
  `
  create table import_upload (
    id uuid primary key,
    -- Whose own works the file is to bring; null for the imports of the programme.
    expert_id uuid references expert,
    file_name text not null check (length(file_name) between 1 and 255),
    size bigint not null,
    sha256 char(64) not null,
    uploaded_by uuid not null references person,
    created_at timestamptz(3) not null default clock_timestamp()
  );
  create index import_upload_by_person on import_upload (uploaded_by, created_at);
  alter table import_run
    add column upload_id uuid references import_upload on delete set null,
    add column expert_id uuid references expert,
    -- Field by column, where somebody named it otherwise than its spelling would.
    add column columns jsonb not null default '{}';
  create index import_run_by_upload on import_run (upload_id) where upload_id is not null;
  create index import_run_by_expert on import_run (expert_id) where expert_id is not null;
  `,
  `
  alter table import_run drop column upload_id, drop column expert_id, drop column columns;
  drop table import_upload;
  `,
);
