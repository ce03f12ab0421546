import { sqlMigration } from './sql-migration.js';

/** What the columns of a table meant when an organisation last imported one with the same columns. */
export const RememberedColumns = sqlMigration(
  1790000001038,
  'RememberedColumns',
  `
  create table remembered_columns (
    organisation_id uuid not null references organisation,
    kind text not null check (kind in ('challenge', 'expert', 'work')),
    -- Of the names of all columns, whatever their order.
    names_hash char(64) not null,
    -- Field by column, only where somebody named it otherwise than its spelling would.
    columns jsonb not null,
    used_at timestamptz(3) not null default clock_timestamp(),
    primary key (organisation_id, kind, names_hash)
  );
  `,
  `drop table remembered_columns;`,
);
