import { sqlMigration } from './sql-migration.js';

/** Organisations, people, the roles they hold in organisations, sessions and invitations. */
export const Identity = sqlMigration(
  1790000000200,
  'Identity',
  `
  create table organisation (
    id uuid primary key,
    kind text not null
      check (kind in ('enterprise', 'university', 'institute', 'government', 'alliance')),
    name text not null check (length(name) between 1 and 300),
    normalised_name text not null unique,
    name_en text,
    parent_id uuid references organisation check (parent_id <> id),
    region text,
    tier text check (tier in ('leading', 'specialised-and-new', 'little-giant', 'innovative')),
    verified boolean not null default false,
    created_at timestamptz(3) not null default clock_timestamp(),
    updated_at timestamptz(3) not null default clock_timestamp()
  );
  create index organisation_by_parent on organisation (parent_id);
  create table person (
    id uuid primary key,
    email text unique check (email = lower(email)),
    name text not null check (length(name) between 1 and 200),
    name_en text,
    password_hash text,
    locale text not null default 'zh' check (locale in ('zh', 'en')),
    disabled_at timestamptz(3),
    created_at timestamptz(3) not null default clock_timestamp(),
    updated_at timestamptz(3) not null default clock_timestamp()
  );
  create table membership (
    id uuid primary key,
    person_id uuid not null references person,
    organisation_id uuid not null references organisation,
    role text not null check
      (role in ('enterprise', 'professor', 'coordinator', 'reviewer', 'auditor', 'admin')),
    created_at timestamptz(3) not null default clock_timestamp(),
    ended_at timestamptz(3)
  );
  create unique index membership_in_force on membership (person_id, organisation_id, role)
    where ended_at is null;
  create index membership_by_organisation on membership (organisation_id);
  create table session (
    id uuid primary key,
    token_hash bytea not null unique,
    person_id uuid not null references person,
    membership_id uuid references membership,
    user_agent text,
    created_at timestamptz(3) not null default clock_timestamp(),
    last_seen_at timestamptz(3) not null default clock_timestamp(),
    expires_at timestamptz(3) not null,
    revoked_at timestamptz(3)
  );
  create index session_by_person on session (person_id);
  create table colleague_invitation (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    role text not null,
    email text not null check (email = lower(email)),
    token_hash bytea not null unique,
    invited_by uuid not null references person,
    created_at timestamptz(3) not null default clock_timestamp(),
    expires_at timestamptz(3) not null,
    accepted_at timestamptz(3),
    revoked_at timestamptz(3)
  );
  create unique index colleague_invitation_open on colleague_invitation
    (organisation_id, email, role) where accepted_at is null and revoked_at is null;
  create table stored_file (
    id uuid primary key,
    organisation_id uuid references organisation,
    name text not null,
    media_type text not null,
    size bigint not null check (size >= 0),
    sha256 char(64) not null,
    content bytea not null,
    created_by uuid references person,
    created_at timestamptz(3) not null default clock_timestamp()
  );
  `,
  `drop table stored_file, colleague_invitation, session, membership, person, organisation;`,
);
