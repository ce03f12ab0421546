import { sqlMigration } from './sql-migration.js';

/** A stored column keeps what its function once gave: it is made anew, and its index with it. */
const COLUMNS_ANEW = `
  alter table expert drop column search_words;
  alter table expert add column search_words tsvector not null generated always as (
    search_words(variadic array[name, name_en] || aliases || fields || keywords)) stored;
  create index expert_by_words on expert using gin (search_words);
  alter table work drop column search_words;
  alter table work add column search_words tsvector not null
    generated always as (search_words(title)) stored;
  create index work_by_words on work using gin (search_words);`;

/**
 * The words of a search no longer depend on the locale that a database was made with: where that is
 * "C", the class of letters holds ASCII only, and every Han character was lost. What is a letter is
 * now told by Unicode's own tables: PostgreSQL's since 17, else those of ICU, else (a server built
 * without it) the locale of the database as before.
 */
export const WordsInAnyLocale = sqlMigration(
  1790000001037,
  'WordsInAnyLocale',
  `
  do $choose$
  declare
    letters text := coalesce(
      (select quote_ident(collname) from pg_collation
       where collname in ('pg_c_utf8', 'und-x-icu') and collnamespace = 'pg_catalog'::regnamespace
         and collencoding in (-1, pg_char_to_encoding('UTF8'))
       order by collname limit 1),
      '"default"');
  begin
    execute format($create$
      create or replace function search_words(variadic texts text[]) returns tsvector
        language sql immutable parallel safe as $$
        select to_tsvector('simple'::regconfig, regexp_replace(regexp_replace(
          lower(normalize(array_to_string(texts, ' '), NFKC) collate %1$s),
          '[^[:alnum:]]+', ' ', 'g'),
          '([\\u2e80-\\u9fff\\uf900-\\ufaff\\U00020000-\\U0003ffff])', ' \\1 ', 'g'))
      $$ $create$, letters);
  end
  $choose$;
  ${COLUMNS_ANEW}
  `,
  // The function of 1030 asked the database's locale; what it made is made again by its own rule.
  `
  create or replace function search_words(variadic texts text[]) returns tsvector
    language sql immutable parallel safe as $$
    select to_tsvector('simple'::regconfig, regexp_replace(regexp_replace(
      lower(normalize(array_to_string(texts, ' '), NFKC)),
      '[^[:alnum:]]+', ' ', 'g'),
      '([\\u2e80-\\u9fff\\uf900-\\ufaff\\U00020000-\\U0003ffff])', ' \\1 ', 'g'))
  $$;
  ${COLUMNS_ANEW}
  `,
);
