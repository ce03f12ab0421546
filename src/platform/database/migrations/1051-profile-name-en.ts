import { sqlMigration } from './sql-migration.js';

/** Profiles know the English names of their experts; no score asks for them, so no revision moves. */
export const ProfileNameEn = sqlMigration(
  1790000001051,
  'ProfileNameEn',
  `
  alter table profile add column name_en text;
  update profile p set name_en = e.name_en from expert e
    where p.kind = 'expert' and e.id = p.source_id and e.name_en is not null;
  `,
  `
  alter table profile drop column name_en;
  `,
);
