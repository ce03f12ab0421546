import { sqlMigration } from './sql-migration.js';

/** The append-only log, its outbox, and the ledger from which a lost queue is filled again. */
export const Events = sqlMigration(
  1790000000100,
  'Events',
  `
  create table event_stream (
    stream text primary key,
    version integer not null,
    head_hash char(64) not null
  );
  create table event (
    id uuid primary key,
    seq bigint generated always as identity unique,
    stream text not null references event_stream,
    version integer not null check (version > 0),
    type text not null,
    payload jsonb not null,
    actor jsonb not null,
    request_id text,
    occurred_at timestamptz(3) not null,
    previous_hash char(64) not null,
    hash char(64) not null,
    unique (stream, version)
  );
  create index event_by_type on event (type, seq);
  create index event_by_time on event (occurred_at);
  create table event_outbox (
    seq bigint primary key,
    event_id uuid not null unique references event
  );
  create function refuse_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
  end $$;
  create trigger event_is_append_only before update or delete on event
    for each row execute function refuse_change();
  create trigger event_is_not_truncated before truncate on event
    for each statement execute function refuse_change();

  -- A link over all streams, made at fixed times; see docs/decisions/0009-anchors.md.
  create table event_anchor (
    number integer primary key check (number > 0),
    taken_at timestamptz(3) not null unique,
    salt char(64) not null,
    events_digest char(64) not null,
    previous_hash char(64) not null,
    hash char(64) not null
  );
  -- Which anchor covers which event. No foreign key to the event: the row must outlive it, to tell.
  create table event_anchored (
    event_id uuid primary key,
    anchor integer not null references event_anchor deferrable initially deferred,
    seq bigint not null,
    stream text not null,
    version integer not null,
    hash char(64) not null,
    unique (anchor, seq)
  );
  create trigger event_anchor_is_append_only before update or delete on event_anchor
    for each row execute function refuse_change();
  create trigger event_anchor_is_not_truncated before truncate on event_anchor
    for each statement execute function refuse_change();
  create trigger event_anchored_is_append_only before update or delete on event_anchored
    for each row execute function refuse_change();
  create trigger event_anchored_is_not_truncated before truncate on event_anchored
    for each statement execute function refuse_change();

  create table job_ledger (
    id text primary key,
    name text not null,
    payload jsonb not null,
    event_id uuid references event,
    created_at timestamptz(3) not null default clock_timestamp(),
    enqueued_at timestamptz(3),
    finished_at timestamptz(3),
    failed_at timestamptz(3),
    failure text
  );
  create index job_ledger_open on job_ledger (enqueued_at nulls first)
    where finished_at is null and failed_at is null;

  create table lifecycle_transition (
    machine text not null,
    from_state text not null,
    to_state text not null,
    primary key (machine, from_state, to_state)
  );
  create function keep_lifecycle() returns trigger language plpgsql as $$
  begin
    if new.state is distinct from old.state and not exists (
      select 1 from lifecycle_transition
      where machine = tg_argv[0] and from_state = old.state and to_state = new.state
    ) then
      raise exception '% may not go from % to %', tg_argv[0], old.state, new.state
        using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  `,
  `
  drop table job_ledger, event_outbox, event_anchored, event_anchor, event, event_stream,
    lifecycle_transition;
  drop function refuse_change();
  drop function keep_lifecycle();
  `,
);
