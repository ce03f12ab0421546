import { type DataSource } from 'typeorm';
import { type Page } from '../../platform/http/index.js';
import { type WorkLineAnswer } from '../expertise.answers.js';
import { type WorksQuery } from '../expertise.dto.js';
import { ListSql } from './list-sql.js';
import { searchWords } from './search-words.js';

/** Works whose title holds every word looked for; the newest first. */
export async function listWorks(
  source: DataSource,
  query: WorksQuery,
): Promise<Page<WorkLineAnswer>> {
  const sql = new ListSql(WORK_LINE, 'from work w');
  sql.where(query.kind, (kind) => `w.kind = ${kind}`);
  sql.where(query.organisationId, (id) => `w.performer_id = ${id}`);
  sql.where(
    query.expertId,
    (id) => `w.id in (select work_id from work_author where expert_id = ${id})`,
  );
  sql.where(query.teamId, (id) => `w.id in (select work_id from work_team where team_id = ${id})`);
  if (query.q !== undefined) {
    const words = searchWords(query.q);
    if (words === null) sql.never();
    sql.where(words, (place) => `w.search_words @@ ${place}::tsquery`);
  }
  return sql.page(source, query, 'w.year desc nulls last, w.id desc');
}

export const WORK_LINE = `w.id, w.kind, w.title, w.year, w.language, w.doi, w.venue,
  w.publication_number as "publicationNumber", w.performer_id as "performerId",
  (select name from organisation where id = w.performer_id) as "performerName"`;
