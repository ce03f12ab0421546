import { type Invariant } from '../platform/invariants/invariant.js';

export const BID_INVARIANTS: Invariant[] = [
  {
    name: 'no bid of the current round lies open while its challenge takes bids',
    sql: `select b.id from bid b join challenge c on c.id = b.challenge_id
          where b.round > c.relistings and c.state in ('listed', 'bidding', 'closed') limit 3`,
  },
  {
    name: 'every bid was sealed before the opening of its round, whose minutes name it',
    sql: `select b.id from bid b
          left join opening o on o.challenge_id = b.challenge_id and o.round = b.round
          where o.opened_at is null or b.sealed_at >= o.opened_at
            or not exists (select 1 from jsonb_array_elements(o.minutes -> 'bids') line
              where line ->> 'bidId' = b.id::text and line ->> 'digest' = b.digest)
          limit 3`,
  },
  {
    name: 'minutes name only bids that are there',
    sql: `select o.challenge_id from opening o, jsonb_array_elements(o.minutes -> 'bids') line
          where not exists (select 1 from bid b where b.id::text = line ->> 'bidId'
            and b.challenge_id = o.challenge_id and b.round = o.round) limit 3`,
  },
  {
    name: 'every bid has the digest that was logged when its envelope was written last',
    sql: `select b.id from bid b
          left join event_stream s on s.stream = 'envelope:' || b.envelope_id
          left join event e on e.stream = s.stream and e.version = s.version
          where e.payload ->> 'digest' is distinct from b.digest limit 3`,
  },
  {
    name: 'the lead is no partner of its own bid, and the issuer takes no part in any',
    sql: `select b.id from bid b join challenge c on c.id = b.challenge_id
          left join bid_partner p on p.bid_id = b.id
          where p.organisation_id in (b.lead_organisation_id, c.organisation_id)
            or b.lead_organisation_id = c.organisation_id limit 3`,
  },
  {
    name: 'a bid that was ruled out says why',
    sql: `select id from bid where state = 'ineligible' and coalesce(reason, '') = '' limit 3`,
  },
  {
    name: 'an opened challenge has minutes',
    sql: `select c.id from challenge c where c.opened_at is not null
            and c.state in ('opened', 'contracted', 'running', 'unfilled')
            and not exists (select 1 from opening o where o.challenge_id = c.id) limit 3`,
  },
];
