import { sqlMigration } from './sql-migration.js';

/** Teams that researchers of several organisations form; each member says yes for himself. */
export const JointTeams = sqlMigration(
  1790000001036,
  'JointTeams',
  `
  create table joint_team (
    id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    purpose text not null default '',
    -- Always one of its members, and the only one who may change it.
    lead_id uuid not null,
    state text not null default 'forming' check (state in ('forming', 'disbanded')),
    version integer not null default 1,
    created_at timestamptz(3) not null default clock_timestamp(),
    updated_at timestamptz(3) not null default clock_timestamp()
  );
  create table joint_team_member (
    id uuid primary key,
    team_id uuid not null references joint_team,
    expert_id uuid not null references expert,
    person_id uuid not null references person,
    organisation_id uuid not null references organisation,
    role text not null check (length(role) between 1 and 200),
    -- Of work, in person-months.
    months numeric(4, 1) check (months > 0),
    state text not null check (state in ('invited', 'accepted', 'declined', 'left', 'removed')),
    message text not null default '',
    reason text,
    invited_at timestamptz(3) not null default clock_timestamp(),
    answered_at timestamptz(3),
    ended_at timestamptz(3),
    unique (team_id, id)
  );
  create unique index joint_team_member_once on joint_team_member (team_id, person_id)
    where state in ('invited', 'accepted');
  create unique index joint_team_expert_once on joint_team_member (team_id, expert_id)
    where state in ('invited', 'accepted');
  create index joint_team_member_by_person on joint_team_member (person_id, state);
  alter table joint_team add constraint joint_team_lead
    foreign key (id, lead_id) references joint_team_member (team_id, id)
    deferrable initially deferred;
  create function keep_joint_team_steps() returns trigger language plpgsql as $$
  begin
    if old.state is distinct from new.state and not (
      (old.state = 'invited' and new.state in ('accepted', 'declined', 'removed'))
      or (old.state = 'accepted' and new.state in ('left', 'removed'))) then
      raise exception 'a member of a joint team does not go from % to %', old.state, new.state
        using errcode = 'check_violation';
    end if;
    return new;
  end $$;
  create trigger joint_team_steps before update of state on joint_team_member
    for each row execute function keep_joint_team_steps();
  `,
  `
  alter table joint_team drop constraint joint_team_lead;
  drop table joint_team_member, joint_team;
  drop function keep_joint_team_steps();
  `,
);
