import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../../libs/kernel/index.js';
import { authorise, may, type Viewer } from '../../identity/index.js';
import { type Page } from '../../platform/http/index.js';
import { EXPERT_LINE } from '../browsing/experts.list.js';
import { ListSql } from '../browsing/list-sql.js';
import { searchWords } from '../browsing/search-words.js';
import { WORK_LINE } from '../browsing/works.list.js';
import {
  type ExpertLineAnswer,
  type OwnWorkAction,
  type OwnWorkAnswer,
} from '../expertise.answers.js';
import { personNameKey } from '../person-name-key.js';
import { findOwnExpert, type OwnExpert } from './authorship.js';
import { type OwnWorksQuery } from './own-works.dto.js';

const MOST_SUGGESTIONS = 20;

/** An expert's own works for him who writes them down, and what else may be his. */
@Injectable()
export class OwnWorksQueries {
  constructor(private readonly dataSource: DataSource) {}

  async list(viewer: Viewer, id: string, query: OwnWorksQuery): Promise<Page<OwnWorkAnswer>> {
    const expert = await this.expert(viewer, id);
    const sql = new ListSql(`${WORK_LINE}, ${AS_AUTHOR}`, 'from work w join work_author a on true');
    sql.where(id, (place) => `a.work_id = w.id and a.expert_id = ${place}`);
    const words = query.q === undefined ? undefined : searchWords(query.q);
    if (words === null) sql.never();
    sql.where(words, (place) => `w.search_words @@ ${place}::tsquery`);
    const page = await sql.page<OwnWorkAnswer>(this.dataSource, query, NEWEST);
    return { ...page, items: page.items.map((item) => withActions(viewer, expert, item, 'his')) };
  }

  /** Works with his name that are nobody's or no account's, and of which he has said nothing. */
  async suggestions(viewer: Viewer, id: string): Promise<{ items: OwnWorkAnswer[] }> {
    const expert = await this.expert(viewer, id);
    const items: OwnWorkAnswer[] = await this.dataSource.query(
      `select ${WORK_LINE}, ${AS_AUTHOR} from work_author a join work w on w.id = a.work_id
       left join expert e on e.id = a.expert_id
       where (a.normalised_name = any($1) or a.orcid = $2)
         and e.person_id is null and a.expert_id is distinct from $3
         and not exists (select 1 from authorship where work_id = w.id and expert_id = $3)
         and not exists (select 1 from work_author where work_id = w.id and expert_id = $3)
       order by ${NEWEST} limit ${MOST_SUGGESTIONS}`,
      [expert.keys, expert.orcid, id],
    );
    return { items: items.map((item) => withActions(viewer, expert, item, 'maybe')) };
  }

  /** Unclaimed profiles of the viewer's organisation with his name or mail address. */
  async claimable(viewer: Viewer): Promise<{ items: ExpertLineAnswer[] }> {
    const [person] = await this.dataSource.query(
      `select name, name_en as "nameEn", email from person where id = $1`,
      [viewer.personId],
    );
    const keys = [person.name, person.nameEn ?? ''].map(personNameKey).filter(Boolean);
    const items = await this.dataSource.query(
      `select ${EXPERT_LINE} from expert e
       where e.organisation_id = $1 and e.person_id is null and (lower(e.email) = $2
         or e.id in (select expert_id from expert_name where key = any($3)))
         and not exists (select 1 from expert where person_id = $4)
       order by e.name collate reading_order, e.id limit ${MOST_SUGGESTIONS}`,
      [viewer.organisationId, person.email, keys, viewer.personId],
    );
    return { items };
  }

  private async expert(viewer: Viewer, id: string): Promise<OwnExpert> {
    const expert = await findOwnExpert(this.dataSource, id);
    if (!expert) throw notFound('expert');
    authorise(viewer, 'expert.write', { personId: expert.personId }, 'expert');
    return expert;
  }
}

const NEWEST = 'w.year desc nulls last, w.id desc, a.position';
const AS_AUTHOR = `w.abstract, w.version, a.position, a.name as "authorName",
  exists (select 1 from authorship s where s.work_id = w.id and s.expert_id = a.expert_id
    and s.verdict = 'own') as claimed`;

function withActions(
  viewer: Viewer,
  expert: OwnExpert,
  item: OwnWorkAnswer,
  whose: 'his' | 'maybe',
): OwnWorkAnswer {
  const mayWrite = may(viewer, 'expert.write', { personId: expert.personId });
  const actions: OwnWorkAction[] = whose === 'his' ? ['correct', 'disown'] : ['claim', 'disown'];
  return { ...item, actions: mayWrite ? actions : [] };
}
