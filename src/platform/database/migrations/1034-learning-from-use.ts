import { sqlMigration } from './sql-migration.js';

/**
 * Learning from use: why somebody was dismissed in a word that can be counted, what became of
 * candidates after the queue, versions of the views' weights, and which of them is in force when.
 */
export const LearningFromUse = sqlMigration(
  1790000001034,
  'LearningFromUse',
  `
  alter table candidate_decision add column reason_kind text
    check (reason_kind in ('field', 'dated', 'busy', 'industry', 'small', 'other')),
    add constraint candidate_decision_reason_kind check
      (reason_kind is null or state = 'dismissed');
  -- The desk has written its usual reasons as these words, in the language of whoever decided.
  update candidate_decision d set reason_kind = usual.kind
  from (values ('field', '研究方向不符'), ('field', 'Works in another field'),
      ('dated', '相关成果较早'), ('dated', 'Relevant works are too old'),
      ('busy', '在研任务过多'), ('busy', 'Has too many tasks under way'),
      ('industry', '缺少工程化经验'), ('industry', 'Lacks experience in engineering'),
      ('small', '团队力量不足'), ('small', 'The team is too small')) as usual (kind, words)
  where d.state = 'dismissed' and starts_with(d.reason, usual.words);

  -- Who bid for what, told only after the opening, and who was awarded it.
  create table candidate_outcome (
    need_id uuid not null references need,
    profile_id uuid not null references profile,
    kind text not null check (kind in ('bid', 'awarded')),
    decided_by uuid not null references person,
    decided_at timestamptz(3) not null,
    primary key (need_id, profile_id, kind)
  );
  create index candidate_outcome_by_profile on candidate_outcome (profile_id);
  insert into candidate_outcome (need_id, profile_id, kind, decided_by, decided_at)
  select distinct on (n.id, p.id, done.kind) n.id, p.id, done.kind, decided_by, decided_at
  from (select b.id, b.challenge_id, 'bid' as kind, b.lead_person_id as decided_by,
          b.sealed_at as decided_at from bid b
        union all
        select a.bid_id, a.challenge_id, 'awarded', a.awarded_by, a.awarded_at from award a) done
  join bid b on b.id = done.id
  join need n on n.kind = 'challenge' and n.source_id = done.challenge_id
  join profile p on p.person_id = b.lead_person_id or (p.kind = 'expert' and p.source_id::text in
    (select member ->> 'expertId' from jsonb_array_elements(
      case jsonb_typeof(b.content -> 'members') when 'array' then b.content -> 'members'
        else '[]' end) member))
  order by n.id, p.id, done.kind, decided_at;

  create table weight_version (
    id uuid primary key,
    number integer generated always as identity unique,
    -- Of which method the views are that the weights belong to.
    engine_version text not null,
    weights jsonb not null check (jsonb_typeof(weights) = 'object'),
    -- The weights then in force; null: those the engine comes with.
    compared_with uuid references weight_version,
    counts jsonb not null,
    held_out jsonb not null,
    pull double precision not null,
    -- SHA-256 over every decision it was learnt from: the same decisions give one version.
    input_hash char(64) not null unique,
    -- Null: the engine of its own accord.
    asked_by uuid references person,
    created_at timestamptz(3) not null default clock_timestamp()
  );
  create trigger weight_version_is_append_only before update or delete on weight_version
    for each row execute function refuse_change();
  create trigger weight_version_is_not_truncated before truncate on weight_version
    for each statement execute function refuse_change();

  -- Which weights rank from when to when; without a row, those the engine comes with.
  create table weight_enforcement (
    number integer generated always as identity primary key,
    version_id uuid references weight_version,
    reason text not null check (length(reason) between 1 and 2000),
    put_by uuid not null references person,
    since timestamptz(3) not null default clock_timestamp(),
    until timestamptz(3) check (until >= since)
  );
  create unique index weight_enforcement_one_at_a_time on weight_enforcement ((true))
    where until is null;
  create function keep_weight_enforcement() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' or old.until is not null or new.until is null
      or (new.number, new.version_id, new.reason, new.put_by, new.since)
        is distinct from (old.number, old.version_id, old.reason, old.put_by, old.since) then
      raise exception 'what was in force stands: it can only end' using errcode = 'restrict_violation';
    end if;
    return new;
  end $$;
  create trigger weight_enforcement_stands before update or delete on weight_enforcement
    for each row execute function keep_weight_enforcement();
  create trigger weight_enforcement_is_not_truncated before truncate on weight_enforcement
    for each statement execute function refuse_change();

  -- By which weights a run was ranked; null: those the engine comes with.
  alter table match_run add column weight_version_id uuid references weight_version;
  create index match_run_by_weights on match_run (weight_version_id)
    where weight_version_id is not null;
  `,
  `
  alter table match_run drop column weight_version_id;
  drop table weight_enforcement, weight_version, candidate_outcome;
  drop function keep_weight_enforcement();
  alter table candidate_decision drop constraint candidate_decision_reason_kind,
    drop column reason_kind;
  `,
);
