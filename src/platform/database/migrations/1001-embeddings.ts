import { sqlMigration } from './sql-migration.js';

/** Vectors that an embeddings service has given, by model and text; any row may be deleted. */
export const Embeddings = sqlMigration(
  1790000001001,
  'Embeddings',
  `
  create table embedding (
    model text not null,
    content_hash bytea not null check (length(content_hash) = 32),
    -- 32-bit floats, the lower byte first.
    vector bytea not null check (length(vector) > 0 and length(vector) % 4 = 0),
    primary key (model, content_hash)
  );
  alter table embedding alter column vector set storage external;
  `,
  `drop table embedding;`,
);
