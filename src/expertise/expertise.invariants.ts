import { type Invariant } from '../platform/invariants/invariant.js';

export const EXPERTISE_INVARIANTS: Invariant[] = [
  {
    name: 'every work has a source',
    sql: `select id from work w
          where not exists (select 1 from work_source where work_id = w.id) limit 3`,
  },
  {
    name: 'every expert has a source',
    sql: `select id from expert e
          where not exists (select 1 from expert_source where expert_id = e.id) limit 3`,
  },
  {
    name: 'a work without authors and with a performer belongs to a team of the performer',
    sql: `select w.id from work w where w.performer_id is not null
            and not exists (select 1 from work_author where work_id = w.id)
            and not exists (select 1 from work_team wt join team t on t.id = wt.team_id
              where wt.work_id = w.id and t.organisation_id = w.performer_id) limit 3`,
  },
  {
    name: 'a work with authors belongs to no team of its performer',
    sql: `select wt.work_id from work_team wt
          where exists (select 1 from work_author where work_id = wt.work_id) limit 3`,
  },
  {
    name: 'every expert is found by his own name',
    sql: `select e.id from expert e where not exists (
            select 1 from expert_name n
            where n.expert_id = e.id and n.key = e.normalised_name) limit 3`,
  },
  {
    name: 'an author with an ORCID is linked to nobody with another',
    sql: `select a.work_id from work_author a join expert e on e.id = a.expert_id
          where a.orcid <> e.orcid and a.expert_external_id is null limit 3`,
  },
  {
    name: 'an author who said so is linked to himself',
    sql: `select s.work_id from authorship s join work_author a on a.work_id = s.work_id
            and a.normalised_name = s.author_key
          where s.verdict = 'own' and a.expert_id is distinct from s.expert_id limit 3`,
  },
  {
    name: 'nobody is linked to a work that he said is not his',
    sql: `select s.work_id from authorship s join work_author a on a.work_id = s.work_id
            and a.expert_id = s.expert_id
          where s.verdict = 'not-own' limit 3`,
  },
  {
    name: 'the lead of a joint team is a member who has accepted',
    sql: `select t.id from joint_team t join joint_team_member m on m.id = t.lead_id
          where m.state <> 'accepted' limit 3`,
  },
  {
    name: 'nobody is asked any more to join a team that was disbanded',
    sql: `select m.id from joint_team_member m join joint_team t on t.id = m.team_id
          where t.state = 'disbanded' and m.state = 'invited' limit 3`,
  },
  {
    name: 'whoever is in a joint team has said so, and nobody else has',
    sql: `select id from joint_team_member
          where (answered_at is null) <> (state = 'invited' or
            (state = 'removed' and answered_at is null)) limit 3`,
  },
];
