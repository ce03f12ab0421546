import { sqlMigration } from './sql-migration.js';

/** What tells which profiles have changed since runs were made, and which runs outlast a change. */
export const FollowedCorpus = sqlMigration(
  1790000001049,
  'FollowedCorpus',
  `
  create table corpus_followed (
    singleton boolean primary key default true check (singleton),
    -- The state of the corpus that the marks are of.
    state text not null
  );
  create table profile_mark (
    -- No reference: a profile that is gone is told by the mark that is left.
    profile_id uuid primary key,
    -- Differs whenever the profile, its links or the works it holds do.
    mark bigint not null
  );
  -- The latest basis and input that would give the same run, where it isn't its own.
  alter table match_run add column confirmed_basis char(64), add column confirmed_hash char(64),
    add column confirmed_revision bigint,
    add constraint match_run_confirmed check (num_nulls(confirmed_basis, confirmed_hash,
      confirmed_revision) in (0, 3));
  `,
  `
  alter table match_run drop constraint match_run_confirmed, drop column confirmed_revision,
    drop column confirmed_hash, drop column confirmed_basis;
  drop table profile_mark;
  drop table corpus_followed;
  `,
);
