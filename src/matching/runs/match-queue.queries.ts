import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { may, type Viewer } from '../../identity/index.js';
import { offsetOf } from '../../platform/http/index.js';
import {
  type QueueAnswer,
  type QueueFacetsAnswer,
  type QueueRowAnswer,
} from '../answers/queue.answer.js';
import { type MatchRunsQuery } from './match-runs.dto.js';
import { scoreNeed } from './score-need.job.js';

/** Candidates named in a row of the queue. */
const BEST_SHOWN = 3;
/** Terms that say in a line why the best candidate is the best. */
const TERMS_SHOWN = 5;

@Injectable()
export class MatchQueueQueries {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * The coordinator's queue: current runs, each with its need, its counts, the best candidates and
   * why. Facets count what the same filter without `state` and `kind` leaves.
   */
  async list(viewer: Viewer, query: MatchRunsQuery): Promise<QueueAnswer> {
    const facets = await this.facets(query);
    const values = valuesOf(query);
    const [{ total }] = await this.dataSource.query<{ total: number }[]>(
      `select count(*)::int as total ${FROM} where ${FILTER}`,
      values,
    );
    const rows = await this.dataSource.query<QueueRow[]>(
      `select ${COLUMNS} ${FROM} where ${FILTER}
       order by ${ORDERS[query.order]}, r.id limit $8 offset $9`,
      [...values, query.pageSize, offsetOf(query)],
    );
    const items = rows.map((row) => ({ ...row, actions: actionsOn(viewer, row.state) }));
    return { items, page: query.page, pageSize: query.pageSize, total, facets };
  }

  private async facets(query: MatchRunsQuery): Promise<QueueFacetsAnswer> {
    const values = valuesOf({ ...query, state: undefined, kind: undefined });
    const rows = await this.dataSource.query<{ state: string; kind: string; count: number }[]>(
      `select r.state, n.kind, count(*)::int as count ${FROM} where ${FILTER} group by 1, 2`,
      values,
    );
    const facets: QueueFacetsAnswer = { state: {}, kind: {} };
    for (const { state, kind, count } of rows) {
      facets.state[state] = (facets.state[state] ?? 0) + count;
      if (!query.state || query.state === state)
        facets.kind[kind] = (facets.kind[kind] ?? 0) + count;
    }
    return facets;
  }
}

/** What the viewer may do with a run as a whole. */
export function actionsOn(viewer: Viewer, state: string): string[] {
  if (state === 'superseded' || !may(viewer, 'match.decide')) return [];
  return [state === 'to-review' ? 'mark-reviewed' : 'reopen', 'rescore'];
}

type QueueRow = Omit<QueueRowAnswer, 'actions'>;

/** SQL: whether work on the need `n` is open; few jobs are, and an index holds just those. */
export const SCORING = `exists (select 1 from job_ledger j where j.finished_at is null
  and j.failed_at is null and j.name = '${scoreNeed.name}' and j.payload ->> 'needId' = n.id::text)`;

const FROM = `from match_run r join need n on n.id = r.need_id
  join organisation o on o.id = n.organisation_id`;

const FILTER = `
  ($1::text is null and r.state <> 'superseded' or r.state = $1)
  and ($2::text is null or n.kind = $2)
  and ($3::uuid is null or n.source_id = $3)
  and ($4::uuid is null or n.id = $4)
  and ($5::uuid is null or n.organisation_id = $5)
  and ($6::text is null or strpos(lower(n.title), lower($6)) > 0)
  and ($7::boolean is null or n.open = $7)`;

const valuesOf = (query: MatchRunsQuery): unknown[] =>
  [
    ...[query.state, query.kind, query.sourceId, query.needId, query.organisationId],
    ...[query.q, query.open],
  ].map((value) => value ?? null);

const ORDERS: Record<MatchRunsQuery['order'], string> = {
  newest: 'r.completed_at desc',
  oldest: 'r.completed_at',
  best: '(select score from candidate where run_id = r.id and rank = 1) desc nulls last',
};

const decisionsIn = (state: string): string =>
  `(select count(*)::int from candidate_decision d where d.need_id = n.id and d.state = '${state}')`;

const COLUMNS = `
  r.id, r.state, r.notes, r.completed_at as "completedAt", r.engine_version as "engineVersion",
  r.profile_count as "profileCount", r.document_count as "documentCount", ${SCORING} as scoring,
  jsonb_build_object('id', n.id, 'kind', n.kind, 'sourceId', n.source_id, 'title', n.title,
    'open', n.open,
    'organisation', jsonb_build_object('id', o.id, 'name', o.name, 'nameEn', o.name_en)) as need,
  jsonb_build_object('candidates', r.candidate_count, 'excluded', r.excluded_count,
    'shortlisted', ${decisionsIn('shortlisted')}, 'dismissed', ${decisionsIn('dismissed')},
    'invited', ${decisionsIn('invited')}, 'declined', ${decisionsIn('declined')}) as counts,
  (select coalesce(jsonb_agg(jsonb_build_object('profileId', p.id, 'name', p.name,
      'nameEn', p.name_en, 'organisationName', po.name, 'organisationNameEn', po.name_en, 'rank', c.rank, 'score', c.score) order by c.rank), '[]')
   from candidate c join profile p on p.id = c.profile_id
   join organisation po on po.id = p.organisation_id
   where c.run_id = r.id and c.rank <= ${BEST_SHOWN}) as best,
  (select jsonb_build_object(
      'terms', (select coalesce(jsonb_agg(term -> 'label' order by place), '[]')
        from jsonb_array_elements(c.explanation -> 'terms') with ordinality as t(term, place)
        where term ->> 'term' <> '' and place <= ${TERMS_SHOWN}),
      'work', (select jsonb_build_object('id', w.id, 'kind', w.kind, 'title', w.title)
        from document w where w.id = (c.explanation #>> '{works,0,workId}')::uuid))
   from candidate c where c.run_id = r.id and c.rank = 1) as why`;
