import { sqlMigration } from './sql-migration.js';

/**
 * Organisations are edited by several coordinators, so an edit names the version it read. Stewards
 * look after the people of their organisation: whoever came first is one.
 */
export const OrganisationVersion = sqlMigration(
  1790000001033,
  'OrganisationVersion',
  `
  alter table organisation add column version integer not null default 1;
  alter table membership add column steward boolean not null default false;
  update membership set steward = true where id in (
    select distinct on (organisation_id) id from membership where ended_at is null
    order by organisation_id, created_at, id);
  alter table person
    add column disabled_reason text,
    add constraint person_disabled_for check (disabled_at is not null or disabled_reason is null);
  create index membership_by_person on membership (person_id) where ended_at is null;
  create index person_in_order on person (name, id);
  `,
  `
  drop index person_in_order, membership_by_person;
  alter table person drop column disabled_reason;
  alter table membership drop column steward;
  alter table organisation drop column version;
  `,
);
