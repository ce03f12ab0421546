import { sqlMigration } from './sql-migration.js';

/** Challenges with their three tiers of disclosure, questions, and recorded acceptances. */
export const Challenges = sqlMigration(
  1790000000400,
  'Challenges',
  `
  create table challenge (
    id uuid primary key,
    number text unique,
    organisation_id uuid not null references organisation,
    state text not null default 'draft' check (state in ('draft', 'submitted', 'screening',
      'returned', 'rejected', 'approved', 'listed', 'bidding', 'closed', 'opened', 'reviewing',
      'negotiating', 'noticed', 'contracted', 'running', 'accepted', 'concluded', 'terminated',
      'unfilled', 'withdrawn')),
    title text not null check (length(title) between 1 and 2000),
    teaser text,
    problem text,
    annex text,
    indicators jsonb not null default '[]',
    expected_results text,
    duration_months integer check (duration_months > 0),
    budget_min numeric(17,2) check (budget_min >= 0),
    budget_max numeric(17,2) check (budget_max >= budget_min),
    currency char(3) not null default 'CNY',
    cooperation text check (cooperation in ('commissioned', 'joint', 'licence', 'investment')),
    ip_wish text,
    conditions text,
    intended_partners text[] not null default '{}',
    field text,
    keywords text[] not null default '{}',
    region text,
    language text not null default 'zh',
    mechanism text not null default 'single' check (mechanism in ('single', 'race')),
    max_awards integer not null default 1 check (max_awards between 1 and 5),
    reason text,
    submitted_at timestamptz(3),
    listed_at timestamptz(3),
    deadline timestamptz(3),
    opened_at timestamptz(3),
    relistings integer not null default 0,
    source text,
    external_id text,
    content_hash char(64),
    notes jsonb not null default '{}',
    imported_version integer,
    search_text text not null default '',
    version integer not null default 1,
    created_by uuid references person,
    created_at timestamptz(3) not null default clock_timestamp(),
    updated_at timestamptz(3) not null default clock_timestamp(),
    unique (source, external_id),
    check (source is null or content_hash is not null),
    check (mechanism = 'race' or max_awards = 1),
    check (listed_at is null or deadline > listed_at),
    check (state not in ('listed', 'bidding', 'closed', 'opened', 'reviewing', 'negotiating',
      'noticed', 'contracted', 'running', 'accepted', 'concluded', 'terminated')
      or (listed_at is not null and deadline is not null and number is not null))
  );
  create sequence challenge_number;
  create unique index challenge_by_content on challenge (source, content_hash)
    where external_id is null;
  create index challenge_by_state on challenge (state, listed_at desc, id);
  create index challenge_on_the_list on challenge (listed_at desc, id desc)
    where listed_at is not null;
  create index challenge_by_organisation on challenge (organisation_id, updated_at desc);
  create index challenge_by_deadline on challenge (deadline) where state in ('listed', 'bidding');
  create trigger challenge_lifecycle before update of state on challenge
    for each row execute function keep_lifecycle('challenge');
  create table challenge_attachment (
    challenge_id uuid not null references challenge,
    file_id uuid not null references stored_file,
    tier text not null check (tier in ('teaser', 'detail', 'annex')),
    primary key (challenge_id, file_id)
  );
  create table confidentiality_acceptance (
    challenge_id uuid not null references challenge,
    person_id uuid not null references person,
    organisation_id uuid not null references organisation,
    terms_version text not null,
    accepted_at timestamptz(3) not null default clock_timestamp(),
    primary key (challenge_id, person_id, terms_version)
  );
  create table annex_grant (
    challenge_id uuid not null references challenge,
    person_id uuid not null references person,
    granted_by uuid references person,
    granted_at timestamptz(3) not null default clock_timestamp(),
    primary key (challenge_id, person_id)
  );
  create table challenge_question (
    id uuid primary key,
    challenge_id uuid not null references challenge,
    tier text not null check (tier in ('teaser', 'detail')),
    asked_by uuid not null references person,
    asker_organisation_id uuid not null references organisation,
    question text not null check (length(question) between 1 and 4000),
    asked_at timestamptz(3) not null default clock_timestamp(),
    answer text check (length(answer) between 1 and 8000),
    answered_by uuid references person,
    answered_at timestamptz(3),
    check ((answer is null) = (answered_at is null)),
    check ((answer is null) = (answered_by is null))
  );
  create index challenge_question_by_challenge on challenge_question (challenge_id, asked_at);
  `,
  `
  drop table challenge_question, annex_grant, confidentiality_acceptance, challenge_attachment,
    challenge;
  drop sequence challenge_number;
  `,
);
