import { type Invariant } from '../platform/invariants/invariant.js';

export const NOTIFICATION_INVARIANTS: Invariant[] = [
  {
    name: 'no notification tells of a sealed envelope',
    sql: `select n.id from notification n join event e on e.id = n.event_id
          where e.stream like 'envelope:%' limit 3`,
  },
  {
    name: 'no notification tells of a bid before the opening',
    sql: `select n.id from notification n join event e on e.id = n.event_id
          where e.stream like 'bid:%' and not exists (
            select 1 from bid b join opening o on o.challenge_id = b.challenge_id
              and o.round = b.round
            where 'bid:' || b.id = e.stream and o.opened_at <= n.created_at) limit 3`,
  },
];
