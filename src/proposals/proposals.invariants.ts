import { type Invariant } from '../platform/invariants/invariant.js';

export const PROPOSAL_INVARIANTS: Invariant[] = [
  {
    name: 'every line of an applied proposal became an invitation of its challenge and profile',
    sql: `select l.proposal_id, l.need_id, l.profile_id from proposal p
          join proposal_line l on l.proposal_id = p.id and l.mark <> 'forbidden'
          join proposal_need n on n.proposal_id = p.id and n.need_id = l.need_id
          left join invitation i on i.id = l.invitation_id
            and i.challenge_id = n.challenge_id and i.profile_id = l.profile_id
          where p.state = 'applied' and i.id is null limit 3`,
  },
  {
    name: 'no line of a proposal is in force before it is applied',
    sql: `select l.proposal_id, l.invitation_id from proposal_line l
          join proposal p on p.id = l.proposal_id
          where l.invitation_id is not null and p.state <> 'applied' limit 3`,
  },
  {
    name: 'a proposal was applied once, and says so in the log',
    sql: `select p.id, count(e.id) from proposal p
          left join event e on e.stream = 'proposal:' || p.id and e.type = 'proposalApplied'
          group by p.id having count(e.id) <> case when p.state = 'applied' then 1 else 0 end
          limit 3`,
  },
  {
    name: 'a proposal that is being computed has a job ahead of it',
    sql: `select p.id from proposal p where p.state = 'computing'
          and not exists (select 1 from event_outbox o join event e on e.id = o.event_id
            where e.stream = 'proposal:' || p.id)
          and not exists (select 1 from job_ledger j where j.name = 'compute-proposal'
            and j.payload ->> 'proposalId' = p.id::text and j.finished_at is null
            and j.failed_at is null) limit 3`,
  },
  {
    name: 'what a proposal needs of a challenge can be had: at most is not below at least',
    sql: `select proposal_id, need_id from proposal_need
          where at_most < at_least or (standing <> 'open' and at_least > 0) limit 3`,
  },
];
