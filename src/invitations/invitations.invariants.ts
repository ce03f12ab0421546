import { type Invariant } from '../platform/invariants/invariant.js';

export const INVITATION_INVARIANTS: Invariant[] = [
  {
    name: 'an open or accepted invitation stands as invited among the candidates, and no other',
    sql: `select i.id, d.profile_id from (select * from invitation
            where state in ('sent', 'accepted')) i
          join need n on n.kind = 'challenge' and n.source_id = i.challenge_id
          full join (select * from candidate_decision where state = 'invited') d
            on d.need_id = n.id and d.profile_id = i.profile_id
          where i.id is null or d.need_id is null limit 3`,
  },
  {
    name: 'whoever is invited is named for the annex',
    sql: `select i.id from invitation i
          where i.state in ('sent', 'accepted') and i.person_id is not null
            and not exists (select 1 from annex_grant g
              where g.challenge_id = i.challenge_id and g.person_id = i.person_id) limit 3`,
  },
  {
    name: 'only a known person has answered an invitation, and in time',
    sql: `select id from invitation where state in ('accepted', 'declined')
            and (person_id is null or answered_at is null or answered_at > expires_at) limit 3`,
  },
];
