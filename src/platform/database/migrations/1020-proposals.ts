import { sqlMigration } from './sql-migration.js';

/** Proposals across challenges: drafts of who to invite to what, apart from what is in force. */
export const Proposals = sqlMigration(
  1790000001020,
  'Proposals',
  `
  create table proposal (
    id uuid primary key,
    title text not null default '',
    state text not null default 'computing'
      check (state in ('computing', 'ready', 'stuck', 'failed', 'applied', 'abandoned')),
    options jsonb not null,
    version integer not null default 1 check (version > 0),
    attempts integer not null default 0,
    progress jsonb,
    outcome jsonb,
    plan jsonb,
    failure jsonb,
    created_by uuid not null references person,
    created_at timestamptz(3) not null default clock_timestamp(),
    changed_by uuid not null references person,
    changed_at timestamptz(3) not null default clock_timestamp(),
    computed_at timestamptz(3),
    applied_at timestamptz(3),
    check ((state = 'applied') = (applied_at is not null)),
    check (state <> 'ready' or plan is not null),
    check (state <> 'failed' or failure is not null)
  );
  create index proposal_newest on proposal (created_at desc, id desc);
  create trigger proposal_lifecycle before update of state on proposal
    for each row execute function keep_lifecycle('proposal');

  create table proposal_need (
    proposal_id uuid not null references proposal on delete cascade,
    need_id uuid not null references need,
    challenge_id uuid not null references challenge,
    standing text not null check (standing in ('open', 'served', 'no-run', 'no-candidate')),
    -- What was asked of the plan, beside what was in force.
    at_least integer not null check (at_least >= 0),
    at_most integer not null check (at_most >= at_least),
    candidates integer not null check (candidates >= 0),
    primary key (proposal_id, need_id)
  );
  create table proposal_line (
    proposal_id uuid not null,
    need_id uuid not null,
    profile_id uuid not null references profile,
    mark text not null check (mark in ('proposed', 'pinned', 'forbidden')),
    origin text not null check (origin in ('engine', 'manual')),
    score double precision,
    rank integer,
    override_note text,
    invitation_id uuid unique references invitation,
    primary key (proposal_id, need_id, profile_id),
    foreign key (proposal_id, need_id) references proposal_need,
    check (mark <> 'forbidden' or invitation_id is null)
  );
  create index proposal_line_by_profile on proposal_line (proposal_id, profile_id);
  create function keep_proposal_lines() returns trigger language plpgsql as $$
  declare
    owner uuid := coalesce(new.proposal_id, old.proposal_id);
  begin
    if exists (select 1 from proposal where id = owner and state in ('applied', 'abandoned')) then
      raise exception 'proposal % is over: its lines stand', owner using errcode = 'check_violation';
    end if;
    return coalesce(new, old);
  end $$;
  create trigger proposal_lines_stand before insert or update or delete on proposal_line
    for each row execute function keep_proposal_lines();

  -- What each edit since the last calculation found, so that it can be undone.
  create table proposal_edit (
    proposal_id uuid not null references proposal on delete cascade,
    number integer not null check (number > 0),
    before jsonb not null,
    acts jsonb not null,
    edited_by uuid not null references person,
    edited_at timestamptz(3) not null default clock_timestamp(),
    primary key (proposal_id, number)
  );
  `,
  `
  drop table proposal_edit, proposal_line, proposal_need, proposal;
  drop function keep_proposal_lines();
  `,
);
