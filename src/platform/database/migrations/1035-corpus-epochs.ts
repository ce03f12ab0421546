import { sqlMigration } from './sql-migration.js';

/** Which index all processes rank with, and which one each run was ranked with. */
export const CorpusEpochs = sqlMigration(
  1790000001035,
  'CorpusEpochs',
  `
  create table corpus_epoch (
    -- Engine, format, lexicon and limits: processes of another make keep an epoch of their own.
    setup char(64) primary key,
    -- Setup and state of the corpus; names the file.
    key char(64) not null,
    built_at timestamptz(3) not null default clock_timestamp()
  );
  alter table match_run add column corpus_epoch text not null default '';
  `,
  `
  alter table match_run drop column corpus_epoch;
  drop table corpus_epoch;
  `,
);
