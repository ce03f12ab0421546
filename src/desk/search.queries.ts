import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Values, wordFilter } from '../challenges/index.js';
import { escapeLike, searchWords } from '../expertise/index.js';
import { may, reachOf, type Viewer } from '../identity/index.js';
import { type SearchAnswer } from './desk.answers.js';

const MOST_OF_A_KIND = 8;

/** One box that looks everywhere the caller may look. */
@Injectable()
export class SearchQueries {
  constructor(private readonly dataSource: DataSource) {}

  async search(viewer: Viewer | null, typed: string): Promise<SearchAnswer> {
    const [challenges, experts, organisations] = await Promise.all([
      this.challenges(viewer, typed),
      may(viewer, 'expert.browse') ? this.experts(typed) : [],
      may(viewer, 'organisation.browse') ? this.organisations(typed) : [],
    ]);
    return { challenges, experts, organisations };
  }

  /** By their public tier alone: what was ever listed, and whatever is in the caller's care. */
  private challenges(viewer: Viewer | null, typed: string): Promise<SearchAnswer['challenges']> {
    const values = new Values();
    const care = careOf(viewer, values);
    const words = wordFilter(typed, values);
    // A filter without any word would find everything.
    if (words === 'true') return Promise.resolve([]);
    const text = values.add(typed.trim().toLowerCase());
    return this.dataSource.query(
      `select c.id, c.number, c.title, c.state, o.name as "organisationName", c.deadline,
         ${care} as managed
       from challenge c join organisation o on o.id = c.organisation_id
       where (c.listed_at is not null or ${care}) and ${words}
       order by (lower(c.number) = ${text}) desc nulls last,
         (strpos(lower(c.title), ${text}) > 0) desc,
         coalesce(c.listed_at, c.updated_at) desc, c.id desc
       limit ${MOST_OF_A_KIND}`,
      values.list,
    );
  }

  private async experts(typed: string): Promise<SearchAnswer['experts']> {
    const words = searchWords(typed);
    if (words === null) return [];
    return this.dataSource.query(
      `select e.id, e.name, e.name_en as "nameEn", e.fields,
         (select name from organisation where id = e.organisation_id) as "organisationName"
       from expert e where e.search_words @@ $1::tsquery
       order by (strpos(lower(concat_ws(' ', e.name, e.name_en)), $2) > 0) desc,
         e.name collate reading_order, e.id
       limit ${MOST_OF_A_KIND}`,
      [words, typed.trim().toLowerCase()],
    );
  }

  private organisations(typed: string): Promise<SearchAnswer['organisations']> {
    const like = escapeLike(typed.trim().toLowerCase());
    return this.dataSource.query(
      `select id, kind, name, name_en as "nameEn" from organisation
       where lower(name || ' ' || coalesce(name_en, '')) like $1
       order by (lower(name) like $2) desc, name collate reading_order, id
       limit ${MOST_OF_A_KIND}`,
      [`%${like}%`, `${like}%`],
    );
  }
}

/** SQL that holds for a challenge in the viewer's care. */
function careOf(viewer: Viewer | null, values: Values): string {
  const reach = reachOf('challenge.manage', viewer?.role ?? null);
  if (reach === undefined || viewer?.organisationId === null) return 'false';
  if (reach === 'any') return 'true';
  return `(c.organisation_id = ${values.add(viewer?.organisationId)})`;
}
