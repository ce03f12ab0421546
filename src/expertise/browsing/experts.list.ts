import { type DataSource } from 'typeorm';
import { type Page } from '../../platform/http/index.js';
import { type ExpertLineAnswer } from '../expertise.answers.js';
import { type ExpertsQuery } from '../expertise.dto.js';
import { ListSql } from './list-sql.js';
import { searchWords } from './search-words.js';

/** Organisations of one name part that are followed; nobody looks through more of them. */
const MOST_ORGANISATIONS = 300;

/**
 * Experts whose names, fields and keywords hold every word looked for, or that belong to an
 * organisation whose name does; by name.
 */
export async function listExperts(
  source: DataSource,
  query: ExpertsQuery,
): Promise<Page<ExpertLineAnswer>> {
  const sql = new ListSql(EXPERT_LINE, `from expert e`);
  sql.where(query.organisationId, (id) => `e.organisation_id = ${id}`);
  sql.where(query.field, (field) => {
    const words = searchWords(query.field ?? '');
    const indexed = words ? `e.search_words @@ ${sql.add(words)}::tsquery and` : '';
    return `(${indexed} exists (select 1 from unnest(e.fields) f
      where strpos(lower(f), lower(${field}::text)) > 0))`;
  });
  if (query.q !== undefined) await narrow(source, sql, query.q);
  return sql.page(source, query, 'e.name collate reading_order, e.id');
}

async function narrow(source: DataSource, sql: ListSql, typed: string): Promise<void> {
  const words = searchWords(typed);
  if (words === null) return sql.never();
  const organisations: { id: string }[] = await source.query(
    `select id from organisation where lower(name || ' ' || coalesce(name_en, '')) like $1
     order by name, id limit ${MOST_ORGANISATIONS}`,
    [`%${escapeLike(typed.trim().toLowerCase())}%`],
  );
  const ids = organisations.map(({ id }) => id);
  sql.where(words, (place) => {
    const own = `e.search_words @@ ${place}::tsquery`;
    return ids.length ? `(${own} or e.organisation_id = any(${sql.add(ids)}))` : own;
  });
}

export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

export const EXPERT_LINE = `e.id, e.name, e.name_en as "nameEn",
  e.organisation_id as "organisationId",
  (select name from organisation where id = e.organisation_id) as "organisationName",
  e.department, e.title, e.fields, e.keywords, e.person_id is not null as claimed,
  (select count(distinct work_id)::int from work_author where expert_id = e.id) as "workCount"`;
