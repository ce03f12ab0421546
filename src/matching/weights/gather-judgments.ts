import { type EntityManager } from 'typeorm';
import {
  areWeightsOf,
  ENGINE_VERSION,
  type JudgedNeed,
  type SeenCandidate,
  shippedWeights,
  viewsOf,
  type ViewWeights,
} from '../../../libs/matching/index.js';
import { type DismissalKind, KINDS_ABOUT_FIT } from '../candidates/dismissal-kinds.js';

/** The needs decided about last that are learnt from; older ones say how people used to choose. */
const MOST_NEEDS = 500;
/** Places beyond the last one decided about that can still count as passed over. */
const PLACES_BELOW = 5;

/** What people did in runs of this engine. */
export interface Gathered {
  judged: JudgedNeed[];
  /** Needs with decisions whose runs were made by another engine, so that nothing can be learnt. */
  ofOtherEngines: number;
}

/**
 * What people did with the candidates of each need, beside the run in which they did it.
 *
 * Of each need the run that stood when the last decision was made, or else the current one, in which
 * then nobody counts as passed over. Only explained candidates with a rank: others have no parts.
 * Who was dismissed for a reason that says nothing of fit is neither chosen nor passed over. Bids
 * are known here only after their opening, see {@link recordOutcome}.
 */
export async function gatherJudgments(source: Pick<EntityManager, 'query'>): Promise<Gathered> {
  const needs = await source.query<NeedRow[]>(NEEDS, [ENGINE_VERSION]);
  const withRun = needs.filter(({ runId }) => runId !== null);
  const rows = await source.query<Row[]>(CANDIDATES, [
    withRun.map(({ needId }) => needId),
    withRun.map(({ runId }) => runId),
  ]);
  const views = viewsOf();
  const byNeed = new Map<string, SeenCandidate[]>();
  for (const row of rows)
    byNeed.set(row.needId, [...(byNeed.get(row.needId) ?? []), toCandidate(row)]);
  const judged = withRun.flatMap(({ needId, weights, reading }): JudgedNeed[] => {
    const made = weights ?? shippedWeights(views);
    const candidates = byNeed.get(needId) ?? [];
    return areWeightsOf(views, made) ? [{ needId, weights: made, reading, candidates }] : [];
  });
  return { judged, ofOtherEngines: needs.length - judged.length };
}

interface NeedRow {
  needId: string;
  runId: string | null;
  weights: ViewWeights | null;
  reading: JudgedNeed['reading'];
}

interface Row {
  needId: string;
  profileId: string;
  place: number;
  parts: SeenCandidate['parts'];
  state: 'proposed' | 'shortlisted' | 'dismissed' | 'invited' | 'declined' | null;
  reasonKind: DismissalKind | null;
  decidedBy: string | null;
  outcome: 'bid' | 'awarded' | null;
  outcomeBy: string | null;
}

/** What came of it in the end counts, else what the coordinator decided. */
function toCandidate({ profileId, place, parts, ...row }: Row): SeenCandidate {
  const candidate = { profileId, place, parts };
  if (row.outcome) return { ...candidate, judgment: row.outcome, deciderId: row.outcomeBy };
  switch (row.state) {
    case null:
      return { ...candidate, judgment: null, deciderId: null };
    // Who declined later was found fit before.
    case 'shortlisted':
    case 'invited':
    case 'declined':
      return { ...candidate, judgment: 'shortlisted', deciderId: row.decidedBy };
    case 'dismissed':
      if (row.reasonKind && KINDS_ABOUT_FIT.includes(row.reasonKind))
        return { ...candidate, judgment: 'dismissed', deciderId: row.decidedBy };
      return { ...candidate, judgment: null, deciderId: null, isSetAside: true };
    case 'proposed':
      return { ...candidate, judgment: null, deciderId: null, isSetAside: true };
  }
}

/**
 * The newest needs with a decision, each with the run it was made in. A run that a person marked
 * as done, or a need that is closed, has been read to the end.
 */
const NEEDS = `
  with decided as (
    select need_id, max(decided_at) as last from (
      select need_id, decided_at from candidate_decision where state <> 'proposed'
      union all select need_id, decided_at from candidate_outcome) acts
    group by need_id order by last desc, need_id limit ${MOST_NEEDS})
  select d.need_id as "needId", r.id as "runId", v.weights,
    case when r.completed_at > d.last then 'other'
      when r.state = 'reviewed' or not n.open then 'finished' else 'begun' end as reading
  from decided d join need n on n.id = d.need_id
  left join lateral (
    select r.* from match_run r where r.need_id = d.need_id and r.engine_version = $1
      and exists (select 1 from candidate c where c.run_id = r.id and c.explanation is not null)
    order by (r.completed_at <= d.last) desc, abs(extract(epoch from r.completed_at - d.last)), r.id
    limit 1) r on true
  left join weight_version v on v.id = r.weight_version_id
  order by d.need_id`;

/** Whoever stands near enough to somebody decided about to say anything. */
const CANDIDATES = `
  with asked as (select * from unnest($1::uuid[], $2::uuid[]) as asked (need_id, run_id)),
  seen as (
    select a.need_id, c.profile_id, c.rank, c.explanation -> 'parts' as parts, d.state,
      d.reason_kind, d.decided_by, o.kind as outcome, o.decided_by as outcome_by,
      max(c.rank) filter (where d.state is not null or o.kind is not null)
        over (partition by a.need_id) as deepest
    from asked a join candidate c on c.run_id = a.run_id
    left join candidate_decision d on d.need_id = a.need_id and d.profile_id = c.profile_id
    left join lateral (select kind, decided_by from candidate_outcome o
      where o.need_id = a.need_id and o.profile_id = c.profile_id
      order by kind limit 1) o on true
    where c.rank is not null and c.explanation is not null)
  select need_id as "needId", profile_id as "profileId", rank as place, parts, state,
    reason_kind as "reasonKind", decided_by as "decidedBy", outcome, outcome_by as "outcomeBy"
  from seen where rank <= deepest + ${PLACES_BELOW} order by need_id, rank`;
