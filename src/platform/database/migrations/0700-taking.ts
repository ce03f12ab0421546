import { sqlMigration } from './sql-migration.js';

/** From invitation to agreement. Before the opening a bid exists only as an opaque envelope. */
export const Taking = sqlMigration(
  1790000000700,
  'Taking',
  `
  create table invitation (
    id uuid primary key,
    challenge_id uuid not null references challenge,
    profile_id uuid not null references profile,
    organisation_id uuid not null references organisation,
    person_id uuid references person,
    state text not null default 'sent'
      check (state in ('sent', 'accepted', 'declined', 'expired', 'withdrawn')),
    message text not null default '',
    decline_reason text,
    withdrawal_reason text,
    override_note text,
    invited_by uuid not null references person,
    created_at timestamptz(3) not null default clock_timestamp(),
    expires_at timestamptz(3) not null,
    answered_at timestamptz(3)
  );
  create unique index invitation_open on invitation (challenge_id, profile_id)
    where state in ('sent', 'accepted');
  create index invitation_by_person on invitation (person_id, created_at desc);
  create index invitation_by_profile on invitation (profile_id);
  create index invitation_waiting on invitation (expires_at) where state = 'sent';
  create trigger invitation_lifecycle before update of state on invitation
    for each row execute function keep_lifecycle('invitation');

  create table sealing_key (
    single boolean primary key default true check (single),
    fingerprint char(64) not null
  );
  create table sealed_envelope (
    id uuid primary key,
    address char(64) not null unique,
    ciphertext bytea not null,
    digest char(64) not null check (digest = encode(sha256(ciphertext), 'hex'))
  );
  alter table sealed_envelope alter column ciphertext set storage external;
  create table opening (
    challenge_id uuid not null references challenge,
    round integer not null,
    opened_at timestamptz(3) not null,
    minutes jsonb not null,
    primary key (challenge_id, round)
  );
  create table bid (
    id uuid primary key,
    challenge_id uuid not null references challenge,
    round integer not null,
    lead_organisation_id uuid not null references organisation,
    lead_person_id uuid not null references person,
    state text not null default 'opened'
      check (state in ('opened', 'ineligible', 'awarded', 'unsuccessful')),
    content jsonb not null,
    price numeric(14,2) not null check (price >= 0),
    envelope_id uuid not null unique references sealed_envelope,
    digest char(64) not null,
    sealed_at timestamptz(3) not null,
    reason text,
    unique (challenge_id, round, lead_person_id)
  );
  create trigger bid_lifecycle before update of state on bid
    for each row execute function keep_lifecycle('bid');
  create function keep_bids_sealed() returns trigger language plpgsql as $$
  begin
    if not exists (select 1 from challenge
                   where id = new.challenge_id and state in ('closed', 'opened')) then
      raise exception 'challenge % is not closed: its bids stay sealed', new.challenge_id
        using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger bid_stays_sealed before insert on bid
    for each row execute function keep_bids_sealed();
  create table bid_partner (
    bid_id uuid not null references bid,
    organisation_id uuid not null references organisation,
    primary key (bid_id, organisation_id)
  );
  create table award (
    id uuid primary key,
    challenge_id uuid not null references challenge,
    bid_id uuid not null unique references bid,
    slot integer not null check (slot between 1 and 5),
    reason text not null,
    request_key text,
    awarded_by uuid not null references person,
    awarded_at timestamptz(3) not null default clock_timestamp(),
    unique (challenge_id, slot),
    unique (challenge_id, request_key)
  );
  create function keep_award_slots() returns trigger language plpgsql as $$
  begin
    if new.slot > (select max_awards from challenge where id = new.challenge_id) then
      raise exception 'challenge % has no slot %', new.challenge_id, new.slot
        using errcode = 'check_violation';
    end if;
    if not exists (select 1 from bid where id = new.bid_id and challenge_id = new.challenge_id) then
      raise exception 'bid % is not for challenge %', new.bid_id, new.challenge_id
        using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger award_slots before insert or update on award
    for each row execute function keep_award_slots();

  create table agreement (
    id uuid primary key,
    challenge_id uuid not null references challenge,
    award_id uuid not null unique references award,
    issuer_id uuid not null references organisation,
    taker_id uuid not null references organisation,
    state text not null default 'draft'
      check (state in ('draft', 'signed', 'concluded', 'terminated')),
    title text not null,
    task_book jsonb not null,
    ip_terms jsonb not null,
    commitment text not null,
    price numeric(14,2) not null,
    currency char(3) not null,
    issuer_signed_at timestamptz(3),
    issuer_signed_by uuid references person,
    taker_signed_at timestamptz(3),
    taker_signed_by uuid references person,
    registration_number text,
    version integer not null default 1,
    created_at timestamptz(3) not null default clock_timestamp(),
    updated_at timestamptz(3) not null default clock_timestamp(),
    check (state <> 'signed' or (issuer_signed_at is not null and taker_signed_at is not null))
  );
  create trigger agreement_lifecycle before update of state on agreement
    for each row execute function keep_lifecycle('agreement');
  create table milestone (
    id uuid primary key,
    agreement_id uuid not null references agreement on delete cascade,
    position integer not null check (position > 0),
    title text not null,
    due_month integer not null check (due_month > 0),
    deliverable text not null,
    share numeric(5,2) not null check (share >= 0 and share <= 100),
    amount numeric(14,2) not null check (amount >= 0),
    state text not null default 'planned'
      check (state in ('planned', 'submitted', 'accepted', 'remedy', 'failed')),
    unique (agreement_id, position)
  );
  create function keep_milestone_sums() returns trigger language plpgsql as $$
  declare
    owner uuid := coalesce(new.agreement_id, old.agreement_id);
  begin
    if exists (
      select 1 from agreement g left join milestone m on m.agreement_id = g.id where g.id = owner
      group by g.id having sum(m.share) is distinct from 100 or sum(m.amount) is distinct from g.price
    ) then
      raise exception 'milestones of agreement % do not add up', owner
        using errcode = 'check_violation';
    end if;
    return null;
  end $$;
  create constraint trigger milestone_sums after insert or update or delete on milestone
    deferrable initially deferred for each row execute function keep_milestone_sums();
  create trigger milestone_lifecycle before update of state on milestone
    for each row execute function keep_lifecycle('milestone');

  create table notification (
    id uuid primary key,
    person_id uuid not null references person,
    event_id uuid not null references event,
    kind text not null,
    facts jsonb not null default '{}',
    created_at timestamptz(3) not null default clock_timestamp(),
    read_at timestamptz(3),
    mail_claimed_at timestamptz(3),
    mailed_at timestamptz(3),
    mail_refused_at timestamptz(3),
    mail_refusal text,
    unique (event_id, person_id, kind),
    check (mailed_at is null or mail_refused_at is null),
    check ((mail_refused_at is null) = (mail_refusal is null))
  );
  create index notification_by_person on notification (person_id, created_at desc);
  `,
  `
  drop table notification, milestone, agreement, award, bid_partner, bid, opening,
    sealed_envelope, sealing_key, invitation;
  drop function keep_award_slots();
  drop function keep_bids_sealed();
  drop function keep_milestone_sums();
  `,
);
