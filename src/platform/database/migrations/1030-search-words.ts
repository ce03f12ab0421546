import { sqlMigration } from './sql-migration.js';

/**
 * Words of experts and works under an index, so that a search needs no pass over all of them. Each
 * Han character is a word of its own; a run of them is asked for as a phrase, which finds exactly
 * the texts that hold it, however they would be cut into words.
 */
export const SearchWords = sqlMigration(
  1790000001030,
  'SearchWords',
  `
  create function search_words(variadic texts text[]) returns tsvector
    language sql immutable parallel safe as $$
    select to_tsvector('simple'::regconfig, regexp_replace(regexp_replace(
      lower(normalize(array_to_string(texts, ' '), NFKC)),
      '[^[:alnum:]]+', ' ', 'g'),
      '([\\u2e80-\\u9fff\\uf900-\\ufaff\\U00020000-\\U0003ffff])', ' \\1 ', 'g'))
  $$;
  alter table expert add column search_words tsvector not null generated always as (
    search_words(variadic array[name, name_en] || aliases || fields || keywords)) stored;
  create index expert_by_words on expert using gin (search_words);
  create index expert_in_order on expert (name, id);
  alter table work add column search_words tsvector not null
    generated always as (search_words(title)) stored;
  create index work_by_words on work using gin (search_words);
  create index work_of_kind on work (kind, year desc nulls last, id desc);
  create index organisation_in_order on organisation (name, id);
  create index notification_unread on notification (person_id) where read_at is null;
  create index challenge_last_changed on challenge (updated_at desc, id desc);
  `,
  `
  drop index challenge_last_changed, notification_unread, organisation_in_order, work_of_kind,
    expert_in_order;
  alter table work drop column search_words;
  alter table expert drop column search_words;
  drop function search_words(text[]);
  `,
);
