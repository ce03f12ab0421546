import { type EntityManager } from 'typeorm';
import {
  areWeightsOf,
  ENGINE_VERSION,
  type Explained,
  rerank,
  shippedWeights,
  viewsOf,
  type ViewWeights,
} from '../../../libs/matching/index.js';
import { type ComparedNeedAnswer } from './weights.answers.js';

/** Needs whose rankings are compared, and how many of the best of each are shown. */
const MOST_NEEDS = 8;
const BEST_SHOWN = 10;

/** How recent rankings would change; see `rerank` of libs/matching for what that leaves out. */
export async function compareNeeds(
  source: Pick<EntityManager, 'query'>,
  both: { before: ViewWeights; after: ViewWeights },
): Promise<ComparedNeedAnswer[]> {
  const runs = await source.query<RunRow[]>(RUNS, [ENGINE_VERSION]);
  const views = viewsOf();
  return runs.flatMap(({ need, runId, weights, candidates }) => {
    const made = weights ?? shippedWeights(views);
    if (!areWeightsOf(views, made)) return [];
    const known = new Map(candidates.map((candidate) => [candidate.profileId, candidate]));
    const moved = rerank(candidates, made, both, views)
      .filter(({ before, after }) => before <= BEST_SHOWN || after <= BEST_SHOWN)
      .flatMap((row) => {
        const { name = '', organisationName = '' } = known.get(row.profileId) ?? {};
        return [{ ...row, name, organisationName }];
      });
    return [{ need, runId, moved }];
  });
}

interface RunRow {
  need: ComparedNeedAnswer['need'];
  runId: string;
  weights: ViewWeights | null;
  candidates: (Explained & { name: string; organisationName: string })[];
}

const RUNS = `
  select r.id as "runId", v.weights,
    jsonb_build_object('id', n.id, 'kind', n.kind, 'sourceId', n.source_id, 'title', n.title,
      'organisation', jsonb_build_object('id', o.id, 'name', o.name, 'nameEn', o.name_en)) as need,
    (select jsonb_agg(jsonb_build_object('profileId', p.id, 'name', p.name,
        'organisationName', po.name, 'parts', c.explanation -> 'parts') order by c.rank)
     from candidate c join profile p on p.id = c.profile_id
     join organisation po on po.id = p.organisation_id
     where c.run_id = r.id and c.rank is not null and c.explanation is not null) as candidates
  from match_run r join need n on n.id = r.need_id and n.open
  join organisation o on o.id = n.organisation_id
  left join weight_version v on v.id = r.weight_version_id
  where r.state <> 'superseded' and r.engine_version = $1
    and exists (select 1 from candidate c where c.run_id = r.id and c.rank > 1
      and c.explanation is not null)
  order by r.completed_at desc, r.id limit ${MOST_NEEDS}`;
