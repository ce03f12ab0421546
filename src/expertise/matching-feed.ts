import { type EntityManager } from 'typeorm';
import { type WorkKind } from './facts.js';

/** An expert or a team as somebody who can offer something, with the works that show it. */
export interface ProfileSource {
  kind: 'expert' | 'team';
  sourceId: string;
  organisationId: string;
  personId: string | null;
  name: string;
  nameEn: string | null;
  /** Fields, keywords, post and biography; empty for a team. */
  text: string;
  loadCap: number | null;
  /** In the order of their ids. */
  workIds: string[];
}

export interface DocumentSource {
  id: string;
  kind: WorkKind;
  title: string;
  /** Abstract and keywords. */
  text: string;
  year: number | null;
  translations: { language: string; title: string; text: string }[];
}

export interface Touched {
  expertIds?: string[];
  workIds?: string[];
  teamIds?: string[];
}

type Source = Pick<EntityManager, 'query'>;

/** Ids in one statement; a work has a text of some thousand characters. */
const BATCH = 1000;

/** The named experts and teams and those to whom the named works belong, each once. */
export async function profilesTouchedBy(
  source: Source,
  touched: Touched,
): Promise<ProfileSource[]> {
  const { expertIds = [], workIds = [], teamIds = [] } = touched;
  const experts: { id: string }[] = await source.query(
    `select id from expert where id = any($1)
     union select expert_id from work_author where work_id = any($2) and expert_id is not null
     order by id`,
    [expertIds, workIds],
  );
  const teams: { id: string }[] = await source.query(
    `select id from team where id = any($1)
     union select team_id from work_team where work_id = any($2) order by id`,
    [teamIds, workIds],
  );
  return [
    ...(await inBatches<ProfileSource>(source, EXPERTS, experts.map(idOf))),
    ...(await inBatches<ProfileSource>(source, TEAMS, teams.map(idOf))),
  ];
}

/** The texts of works, in the order of their ids; unknown ids are left out. */
export async function documentsOf(source: Source, workIds: string[]): Promise<DocumentSource[]> {
  const ids = [...new Set(workIds)].sort();
  return inBatches(source, DOCUMENTS, ids);
}

const idOf = (row: { id: string }): string => row.id;

async function inBatches<T>(source: Source, sql: string, ids: string[]): Promise<T[]> {
  const all: T[] = [];
  for (let at = 0; at < ids.length; at += BATCH)
    for (const row of await source.query(sql, [ids.slice(at, at + BATCH)])) all.push(row);
  return all;
}

const EXPERTS = `
  select 'expert' as kind, e.id as "sourceId", e.organisation_id as "organisationId",
    e.person_id as "personId", e.name, e.name_en as "nameEn",
    e.load_cap as "loadCap",
    concat_ws(E'\\n', nullif(array_to_string(e.fields, ', '), ''),
      nullif(array_to_string(e.keywords, ', '), ''), e.title, e.biography) as text,
    array(select distinct work_id from work_author where expert_id = e.id order by 1) as "workIds"
  from expert e where e.id = any($1) order by e.id`;

const TEAMS = `
  select 'team' as kind, t.id as "sourceId", t.organisation_id as "organisationId",
    null as "personId", t.name, null as "nameEn", null as "loadCap", '' as text,
    array(select work_id from work_team where team_id = t.id order by 1) as "workIds"
  from team t where t.id = any($1) order by t.id`;

const DOCUMENTS = `
  select id, kind, title, year,
    concat_ws(E'\\n', abstract, nullif(array_to_string(keywords, ', '), '')) as text,
    coalesce((select jsonb_agg(jsonb_build_object('language', t ->> 'language',
        'title', coalesce(t ->> 'title', ''), 'text', coalesce(t ->> 'abstract', '')) order by n)
      from jsonb_array_elements(translations) with ordinality as x (t, n)), '[]') as translations
  from work where id = any($1) order by id`;
