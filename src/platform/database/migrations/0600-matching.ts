import { sqlMigration } from './sql-migration.js';

/** Needs meet profiles: rows of the engine's own, fed by events; runs, candidates, decisions. */
export const Matching = sqlMigration(
  1790000000600,
  'Matching',
  `
  create sequence corpus_revision;
  create table need (
    id uuid primary key,
    kind text not null,
    source_id uuid not null,
    organisation_id uuid not null references organisation,
    title text not null,
    text text not null,
    public_text text not null default '',
    open boolean not null default true,
    updated_at timestamptz(3) not null default clock_timestamp(),
    unique (kind, source_id)
  );
  create table profile (
    id uuid primary key,
    kind text not null check (kind in ('expert', 'team')),
    source_id uuid not null,
    organisation_id uuid not null references organisation,
    person_id uuid references person,
    name text not null,
    text text not null default '',
    load_cap integer,
    active boolean not null default true,
    revision bigint not null default nextval('corpus_revision'),
    unique (kind, source_id)
  );
  create index profile_by_person on profile (person_id) where person_id is not null;
  create index profile_by_organisation on profile (organisation_id);
  create index profile_by_revision on profile (revision);
  create table document (
    id uuid primary key,
    kind text not null,
    title text not null,
    text text not null default '',
    year integer,
    translations jsonb not null default '[]',
    revision bigint not null default nextval('corpus_revision')
  );
  create index document_by_revision on document (revision);
  create table profile_document (
    profile_id uuid not null references profile on delete cascade,
    document_id uuid not null references document on delete cascade,
    revision bigint not null default nextval('corpus_revision'),
    primary key (profile_id, document_id)
  );
  create index profile_document_by_document on profile_document (document_id);
  create index profile_document_by_revision on profile_document (revision);
  create table corpus_watch (
    singleton boolean primary key default true check (singleton),
    basis char(64) not null,
    settled_at timestamptz(3) not null,
    changed_at timestamptz(3) not null
  );
  create table match_run (
    id uuid primary key,
    need_id uuid not null references need,
    input_hash char(64) not null,
    basis char(64) not null,
    corpus_revision bigint not null,
    engine_version text not null,
    state text not null default 'to-review'
      check (state in ('to-review', 'reviewed', 'superseded')),
    profile_count integer not null,
    document_count integer not null,
    candidate_count integer not null,
    excluded_count integer not null,
    duration_ms integer not null,
    completed_at timestamptz(3) not null default clock_timestamp(),
    unique (need_id, input_hash)
  );
  create unique index match_run_current on match_run (need_id) where state <> 'superseded';
  create index match_run_queue on match_run (state, completed_at desc, id);
  create trigger match_run_lifecycle before update of state on match_run
    for each row execute function keep_lifecycle('match-run');
  create table candidate (
    run_id uuid not null references match_run on delete cascade,
    profile_id uuid not null references profile,
    rank integer check (rank > 0),
    score double precision not null,
    explanation jsonb,
    conflicts jsonb not null default '[]',
    primary key (run_id, profile_id),
    unique (run_id, rank),
    check ((rank is null) = (conflicts <> '[]'::jsonb))
  );
  create index candidate_by_profile on candidate (profile_id);
  create table candidate_decision (
    need_id uuid not null references need,
    profile_id uuid not null references profile,
    state text not null
      check (state in ('proposed', 'shortlisted', 'dismissed', 'invited', 'declined')),
    origin text not null check (origin in ('engine', 'manual')),
    note text,
    reason text check (state <> 'dismissed' or reason is not null),
    override_note text,
    decided_by uuid not null references person,
    decided_at timestamptz(3) not null default clock_timestamp(),
    primary key (need_id, profile_id),
    check (state <> 'proposed' or origin = 'manual')
  );
  create index candidate_decision_by_profile on candidate_decision (profile_id, state);
  create table disinterest (
    profile_id uuid not null references profile,
    need_id uuid not null references need,
    reason text not null,
    declared_at timestamptz(3) not null default clock_timestamp(),
    primary key (profile_id, need_id)
  );
  `,
  `
  drop table disinterest, candidate_decision, candidate, match_run, corpus_watch, profile_document,
    document, profile, need;
  drop sequence corpus_revision;
  `,
);
