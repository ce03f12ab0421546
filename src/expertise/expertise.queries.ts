import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../libs/kernel/index.js';
import { may, type Viewer } from '../identity/index.js';
import { type Page } from '../platform/http/index.js';
import { listExperts } from './browsing/experts.list.js';
import { ListSql } from './browsing/list-sql.js';
import { listWorks } from './browsing/works.list.js';
import {
  type ExpertLineAnswer,
  type TeamLineAnswer,
  type WorkLineAnswer,
} from './expertise.answers.js';
import { type ExpertsQuery, type TeamsQuery, type WorksQuery } from './expertise.dto.js';

const WORKS_IN_PROFILE = 20;

/** Lists and pages of experts, teams and works, as the API answers them. */
@Injectable()
export class ExpertiseQueries {
  constructor(private readonly dataSource: DataSource) {}

  experts(query: ExpertsQuery): Promise<Page<ExpertLineAnswer>> {
    return listExperts(this.dataSource, query);
  }

  /** One expert with his newest works; the mail address only for himself and coordinators. */
  async expert(viewer: Viewer, id: string) {
    const [row] = await this.dataSource.query(
      `select e.id, e.name, e.name_en as "nameEn", e.aliases, e.email, e.orcid, e.department,
         e.title, e.fields, e.keywords, e.biography, e.homepage, e.load_cap as "loadCap",
         e.organisation_id as "organisationId", o.name as "organisationName",
         e.person_id as "personId", e.version, e.updated_at as "updatedAt",
         (select count(distinct work_id)::int from work_author where expert_id = e.id)
           as "workCount"
       from expert e join organisation o on o.id = e.organisation_id where e.id = $1`,
      [id],
    );
    if (!row) throw notFound('expert');
    const sources = await this.sources('expert', id);
    const query = { page: 1, pageSize: WORKS_IN_PROFILE, expertId: id };
    const works = (await this.works(query)).items;
    const mayEdit = may(viewer, 'expert.write', { personId: row.personId });
    const { email, personId, ...expert } = row;
    const actions = [...(mayEdit ? ['edit'] : []), ...(mayClaim(viewer, row) ? ['claim'] : [])];
    return {
      ...expert,
      ...(mayEdit ? { email, personId } : {}),
      claimed: personId !== null,
      sources,
      works,
      actions,
    };
  }

  teams(query: TeamsQuery): Promise<Page<TeamLineAnswer>> {
    const from = `from team t join organisation o on o.id = t.organisation_id`;
    const sql = new ListSql(TEAM, from);
    sql.where(query.organisationId, (id) => `t.organisation_id = ${id}`);
    const named = (q: string) => `strpos(lower(t.name || ' ' || o.name), lower(${q})) > 0`;
    sql.where(query.q, named);
    return sql.page(this.dataSource, query, 't.name, t.id');
  }

  async team(id: string) {
    const [row] = await this.dataSource.query(
      `select ${TEAM} from team t join organisation o on o.id = t.organisation_id where t.id = $1`,
      [id],
    );
    if (!row) throw notFound('team');
    const query = { page: 1, pageSize: WORKS_IN_PROFILE, teamId: id };
    return { ...row, works: (await this.works(query)).items };
  }

  works(query: WorksQuery): Promise<Page<WorkLineAnswer>> {
    return listWorks(this.dataSource, query);
  }

  async work(id: string) {
    const [row] = await this.dataSource.query(
      `select w.id, w.kind, w.title, w.abstract, w.year, w.language, w.doi, w.venue, w.keywords,
         w.classifications, w.translations, w.publication_number as "publicationNumber", w.version,
         w.performer_id as "performerId", o.name as "performerName"
       from work w left join organisation o on o.id = w.performer_id where w.id = $1`,
      [id],
    );
    if (!row) throw notFound('work');
    const authors = await this.dataSource.query(
      `select name, organisation_name as "organisationName", orcid, expert_id as "expertId"
       from work_author where work_id = $1 order by position limit 1000`,
      [id],
    );
    const teams = await this.dataSource.query(
      `select t.id, t.name from work_team wt join team t on t.id = wt.team_id
       where wt.work_id = $1 order by t.name collate reading_order, t.id`,
      [id],
    );
    return { ...row, authors, teams, sources: await this.sources('work', id) };
  }

  /** Ids made from a record's own facts are nobody's business. */
  private sources(noun: 'expert' | 'work', id: string): Promise<unknown[]> {
    return this.dataSource.query(
      `select case when source like 'own:%' then 'own' else source end as source,
         case when external_id not like '~%' then external_id end as "externalId"
       from ${noun}_source where ${noun}_id = $1 and source <> 'by-hand' order by arrival limit 50`,
      [id],
    );
  }
}

const TEAM = `t.id, t.name, t.organisation_id as "organisationId", o.name as "organisationName",
  (select count(*)::int from work_team where team_id = t.id) as "workCount"`;

/** Whether to offer it; the verb also asks whether the name is his. */
const mayClaim = (
  viewer: Viewer,
  row: { personId: string | null; organisationId: string },
): boolean =>
  row.personId === null &&
  may(viewer, 'expert.write', { personId: viewer.personId }) &&
  (viewer.role === 'coordinator' || viewer.organisationId === row.organisationId);
