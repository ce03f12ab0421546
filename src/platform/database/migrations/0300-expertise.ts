import { sqlMigration } from './sql-migration.js';

/** Experts, teams and their works; where a record came from; who wrote what. */
export const Expertise = sqlMigration(
  1790000000300,
  'Expertise',
  `
  create table expert (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    person_id uuid unique references person,
    name text not null check (length(name) between 1 and 300),
    normalised_name text not null,
    name_en text,
    aliases text[] not null default '{}',
    email text,
    orcid text unique,
    department text,
    title text,
    fields text[] not null default '{}',
    keywords text[] not null default '{}',
    biography text,
    homepage text,
    load_cap integer check (load_cap between 0 and 100),
    version integer not null default 1,
    created_at timestamptz(3) not null default clock_timestamp(),
    updated_at timestamptz(3) not null default clock_timestamp()
  );
  create index expert_by_name on expert (organisation_id, normalised_name);
  create index expert_by_normalised_name on expert (normalised_name);
  -- Every spelling under which the expert's works may name him.
  create table expert_name (
    key text not null,
    expert_id uuid not null references expert,
    primary key (key, expert_id)
  );
  create index expert_name_by_expert on expert_name (expert_id);
  -- What each source said; the expert is what its sources say together, the oldest first.
  create table expert_source (
    source text not null,
    external_id text not null,
    expert_id uuid not null references expert,
    content_hash char(64) not null,
    record jsonb not null,
    notes jsonb not null default '{}',
    last_import uuid,
    arrival bigint generated always as identity,
    primary key (source, external_id)
  );
  create index expert_source_by_expert on expert_source (expert_id);
  create index expert_source_by_external_id on expert_source (external_id);
  create table team (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    name text not null check (length(name) between 1 and 300),
    normalised_name text not null,
    created_at timestamptz(3) not null default clock_timestamp(),
    unique (organisation_id, normalised_name)
  );
  create table team_member (
    team_id uuid not null references team,
    expert_id uuid not null references expert,
    primary key (team_id, expert_id)
  );
  create table work (
    id uuid primary key,
    kind text not null check (kind in ('paper', 'patent', 'project')),
    title text not null,
    abstract text,
    year integer check (year between 1500 and 2200),
    language text,
    doi text unique,
    publication_number text unique,
    title_key char(64) not null,
    venue text,
    keywords text[] not null default '{}',
    classifications text[] not null default '{}',
    translations jsonb not null default '[]',
    performer_id uuid references organisation,
    created_at timestamptz(3) not null default clock_timestamp(),
    updated_at timestamptz(3) not null default clock_timestamp()
  );
  create index work_by_title_key on work (title_key);
  create index work_by_performer on work (performer_id) where performer_id is not null;
  create index work_by_year on work (year desc nulls last, id desc);
  create table work_source (
    source text not null,
    external_id text not null,
    work_id uuid not null references work,
    content_hash char(64) not null,
    record jsonb not null,
    notes jsonb not null default '{}',
    last_import uuid,
    arrival bigint generated always as identity,
    primary key (source, external_id)
  );
  create index work_source_by_work on work_source (work_id);
  create table work_author (
    work_id uuid not null references work,
    position integer not null,
    name text not null,
    normalised_name text not null,
    orcid text,
    expert_external_id text,
    organisation_name text,
    organisation_key text,
    expert_id uuid references expert,
    primary key (work_id, position)
  );
  create index work_author_by_expert on work_author (expert_id) where expert_id is not null;
  create index work_author_by_name on work_author (normalised_name, organisation_key);
  create index work_author_by_orcid on work_author (orcid) where orcid is not null;
  create index work_author_by_external_id on work_author (expert_external_id)
    where expert_external_id is not null;
  create table work_team (
    work_id uuid not null references work,
    team_id uuid not null references team,
    primary key (work_id, team_id)
  );
  create index work_team_by_team on work_team (team_id);
  `,
  `
  drop table work_team, work_author, work_source, work, team_member, team, expert_source,
    expert_name, expert;
  `,
);
