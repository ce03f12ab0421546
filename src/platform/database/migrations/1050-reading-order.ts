import { sqlMigration } from './sql-migration.js';

/**
 * The order in which people look for a name in a list: Chinese by pinyin, then Latin letters. A
 * server built without ICU has no pinyin; there the order stays that of code points, and the start
 * says so. The lists' indexes follow it; they break ties by id as before.
 */
export const ReadingOrder = sqlMigration(
  1790000001050,
  'ReadingOrder',
  `
  do $choose$
  begin
    -- ICU sorts no database of SQL_ASCII and the like.
    if getdatabaseencoding() = 'UTF8' and exists (select 1 from pg_collation
        where collname = 'zh-x-icu' and collnamespace = 'pg_catalog'::regnamespace) then
      create collation reading_order (provider = icu, locale = 'zh-u-co-pinyin');
    else
      create collation reading_order from "C";
    end if;
  end
  $choose$;
  drop index expert_in_order, organisation_in_order, person_in_order;
  create index expert_in_order on expert (name collate reading_order, id);
  create index organisation_in_order on organisation (name collate reading_order, id);
  create index person_in_order on person (name collate reading_order, id);
  `,
  `
  drop index expert_in_order, organisation_in_order, person_in_order;
  create index expert_in_order on expert (name, id);
  create index organisation_in_order on organisation (name, id);
  create index person_in_order on person (name, id);
  drop collation reading_order;
  `,
);
