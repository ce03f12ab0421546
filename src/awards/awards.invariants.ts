import { type Invariant } from '../platform/invariants/invariant.js';

export const AWARD_INVARIANTS: Invariant[] = [
  {
    name: 'no challenge has more awards than its mechanism allows',
    sql: `select c.id from challenge c join award a on a.challenge_id = c.id
          group by c.id having count(*) > c.max_awards
            or (c.mechanism = 'single' and count(*) > 1) limit 3`,
  },
  {
    name: 'slots are used from the first on, without gaps',
    sql: `select challenge_id from award group by challenge_id having max(slot) <> count(*) limit 3`,
  },
  {
    name: 'a bid is awarded if and only if there is an award for it',
    sql: `select b.id from bid b full join award a on a.bid_id = b.id
          where (b.state = 'awarded') is distinct from (a.id is not null) limit 3`,
  },
  {
    name: 'an award is for a bid of the current round of its challenge',
    sql: `select a.id from award a join bid b on b.id = a.bid_id
          join challenge c on c.id = a.challenge_id
          where b.challenge_id <> a.challenge_id or b.round <> c.relistings + 1 limit 3`,
  },
  {
    name: 'a contracted challenge has a taker, and nobody waits for an answer',
    sql: `select c.id from challenge c
          where c.state in ('contracted', 'running', 'accepted', 'concluded')
            and (not exists (select 1 from award a where a.challenge_id = c.id)
              or exists (select 1 from bid b where b.challenge_id = c.id and b.state = 'opened'
                and b.round = c.relistings + 1)) limit 3`,
  },
  {
    name: 'whoever holds an award was told by exactly one event',
    sql: `select a.id from award a where 1 <> (select count(*) from event e
            where e.stream = 'challenge:' || a.challenge_id and e.type = 'bidAwarded'
              and e.payload ->> 'awardId' = a.id::text) limit 3`,
  },
];
