import { type Invariant } from '../platform/invariants/invariant.js';

export const MATCHING_INVARIANTS: Invariant[] = [
  {
    name: 'candidates stand in the order of their scores',
    sql: `select run_id, rank from (select run_id, rank, score,
            lag(score) over (partition by run_id order by rank) as better
            from candidate where rank is not null) ranked
          where score > better limit 3`,
  },
  {
    name: 'ranks of a run are 1, 2, 3 … without a gap',
    sql: `select r.id from match_run r
          left join candidate c on c.run_id = r.id and c.rank is not null
          group by r.id having count(c.rank) <> r.candidate_count
            or coalesce(max(c.rank), 0) <> r.candidate_count limit 3`,
  },
  {
    name: 'the parts of an explanation add up to the score',
    sql: `select run_id, profile_id from candidate where explanation is not null
          and abs(score - (select sum((part ->> 'value')::double precision)
            from jsonb_array_elements(explanation -> 'parts') part)) > 1e-6 limit 3`,
  },
  {
    name: 'weights in force follow each other without a gap',
    sql: `select number from (select number, until,
            lead(since) over (order by number) as next from weight_enforcement) e
          where until is distinct from next limit 3`,
  },
  {
    name: 'a run is ranked by weights that were in force before it was made',
    sql: `select r.id from match_run r where r.weight_version_id is not null
          and not exists (select 1 from weight_enforcement e
            where e.version_id = r.weight_version_id and e.since <= r.completed_at) limit 3`,
  },
  {
    name: 'nothing is learnt from a bid that is not opened',
    sql: `select o.need_id from candidate_outcome o join need n on n.id = o.need_id
          where n.kind = 'challenge' and not exists (select 1 from bid b
            where b.challenge_id = n.source_id) limit 3`,
  },
  {
    name: 'a need has one current run at most',
    sql: `select need_id from match_run where state <> 'superseded'
          group by need_id having count(*) > 1 limit 3`,
  },
  {
    name: 'nobody ranks for a need of his own organisation',
    sql: `select c.run_id, c.profile_id from candidate c
          join match_run r on r.id = c.run_id and r.state <> 'superseded'
          join need n on n.id = r.need_id join profile p on p.id = c.profile_id
          where c.rank is not null and p.organisation_id = n.organisation_id
            and p.revision <= r.corpus_revision limit 3`,
  },
  {
    name: 'whoever is excluded has a reason',
    sql: `select run_id, profile_id from candidate where rank is null
          and jsonb_array_length(conflicts) + jsonb_array_length(ineligible) = 0 limit 3`,
  },
];
