import { type Invariant } from '../platform/invariants/invariant.js';

export const AGREEMENT_INVARIANTS: Invariant[] = [
  {
    name: 'the shares of an agreement add up to 100 and its amounts to its price',
    sql: `select g.id from agreement g left join milestone m on m.agreement_id = g.id group by g.id
          having sum(m.share) is distinct from 100 or sum(m.amount) is distinct from g.price limit 3`,
  },
  {
    name: 'an agreement is between the issuer and the taker of its award, at the price of the bid',
    sql: `select g.id from agreement g join award a on a.id = g.award_id
          join bid b on b.id = a.bid_id join challenge c on c.id = g.challenge_id
          where a.challenge_id <> g.challenge_id or c.organisation_id <> g.issuer_id
            or b.lead_organisation_id <> g.taker_id or b.price <> g.price limit 3`,
  },
  {
    name: 'an agreement is signed if and only if both sides have signed',
    sql: `select id from agreement where state in ('draft', 'signed') and (state = 'signed')
            <> (issuer_signed_at is not null and taker_signed_at is not null) limit 3`,
  },
  {
    name: 'milestones are numbered from 1 without gaps',
    sql: `select agreement_id from milestone group by agreement_id
          having min(position) <> 1 or max(position) <> count(*) limit 3`,
  },
  {
    name: 'nothing is registered that is not signed',
    sql: `select id from agreement where state = 'draft' and registration_number is not null limit 3`,
  },
];
