import { type Invariant } from '../platform/invariants/invariant.js';
import { CHALLENGE_LIMITS } from './challenge-facts.js';

const NEVER_LISTED = `'draft', 'submitted', 'screening', 'returned', 'rejected', 'approved'`;

export const CHALLENGE_INVARIANTS: Invariant[] = [
  {
    name: 'a challenge on the list has a number, a day of listing and a deadline',
    sql: `select id from challenge where state not in (${NEVER_LISTED}, 'withdrawn')
            and (number is null or listed_at is null or deadline is null) limit 3`,
  },
  {
    name: 'a challenge before its listing has no number and no deadline',
    sql: `select id from challenge where state in (${NEVER_LISTED})
            and (number is not null or listed_at is not null or deadline is not null) limit 3`,
  },
  {
    name: 'every listing gave bidders the days that the rules of its day promised',
    sql: `select stream from event where type in ('challengeListed', 'challengeRelisted')
            and (payload->>'deadline')::timestamptz < (payload->>'listedAt')::timestamptz
              + make_interval(days => (payload->>'minBiddingDays')::int) limit 3`,
  },
  {
    name: 'a deadline is extended, never brought forward',
    sql: `select stream from event where type = 'deadlineExtended'
            and (payload->>'deadline')::timestamptz <= (payload->>'from')::timestamptz limit 3`,
  },
  {
    name: 'relistings are counted as they happened',
    sql: `select c.id from challenge c where c.relistings <> (select count(*) from event e
            where e.stream = 'challenge:' || c.id and e.type = 'challengeRelisted')
            and c.relistings > 0 limit 3`,
  },
  {
    name: 'confidentiality terms are accepted only by members of the organisation they act for',
    sql: `select a.challenge_id, a.person_id from confidentiality_acceptance a
          where not exists (select 1 from membership m where m.person_id = a.person_id
            and m.organisation_id = a.organisation_id and m.created_at <= a.accepted_at
            and m.role in ('professor', 'reviewer')) limit 3`,
  },
  {
    name: 'only a challenge that was listed has acceptances, questions or named invitees',
    sql: `select c.id from challenge c where c.listed_at is null and (
            exists (select 1 from confidentiality_acceptance where challenge_id = c.id)
            or exists (select 1 from challenge_question where challenge_id = c.id)
            or exists (select 1 from annex_grant where challenge_id = c.id)) limit 3`,
  },
  {
    name: 'a challenge has no more attachments than it may',
    sql: `select challenge_id from challenge_attachment group by challenge_id
          having count(*) > ${CHALLENGE_LIMITS.attachments} limit 3`,
  },
];
