import { sqlMigration } from './sql-migration.js';

/** What people say of their own works: which are theirs, which are not, and what is wrong in them. */
export const OwnWorks = sqlMigration(
  1790000001031,
  'OwnWorks',
  `
  create table authorship (
    work_id uuid not null references work,
    expert_id uuid not null references expert,
    verdict text not null check (verdict in ('own', 'not-own')),
    -- The author of the work who the expert says he is, by the key of the name.
    author_key text,
    said_by uuid references person,
    said_at timestamptz(3) not null default clock_timestamp(),
    primary key (work_id, expert_id),
    check ((verdict = 'own') = (author_key is not null))
  );
  create unique index authorship_of_one on authorship (work_id, author_key)
    where verdict = 'own';
  create index authorship_by_expert on authorship (expert_id);
  alter table work add column version integer not null default 1;
  `,
  `
  alter table work drop column version;
  drop table authorship;
  `,
);
