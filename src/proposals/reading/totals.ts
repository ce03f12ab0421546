import { type DataSource } from 'typeorm';
import { type ProposalTotalsAnswer, type WorstServedAnswer } from '../answers/proposal.answer.js';
import { loadsOf } from '../loads.js';
import { type Proposal } from '../proposal.entity.js';

type Source = Pick<DataSource, 'query'>;

/** The draft as it stands, edits included. */
export async function totalsOf(source: Source, proposal: Proposal): Promise<ProposalTotalsAnswer> {
  const [counts] = await source.query<[Counts]>(COUNTS, [proposal.id]);
  const [worst] = await source.query<WorstServedAnswer[]>(WORST, [proposal.id]);
  const loads = [...(await loadsOf(source, proposal)).values()];
  const over = loads.filter(({ inForce, proposed, cap }) => inForce + proposed > cap);
  return { ...counts, profiles: loads.length, overCap: over.length, worst: worst ?? null };
}

type Counts = Omit<ProposalTotalsAnswer, 'profiles' | 'overCap' | 'worst'>;

/** Challenges of `$1` with what is proposed to them and what is in force. */
const BY_CHALLENGE = `
  select n.need_id, n.challenge_id, n.standing, n.at_least, n.at_most, n.candidates,
    count(l.profile_id) filter (where l.mark <> 'forbidden')::int as lines,
    count(*) filter (where l.mark = 'pinned')::int as pinned,
    count(*) filter (where l.mark = 'forbidden')::int as forbidden,
    coalesce(sum(l.score) filter (where l.mark <> 'forbidden'), 0) as total,
    exists (select 1 from candidate_decision d where d.need_id = n.need_id
      and d.state in ('shortlisted', 'invited')) as held
  from proposal_need n
  left join proposal_line l on l.proposal_id = n.proposal_id and l.need_id = n.need_id
  where n.proposal_id = $1 group by n.proposal_id, n.need_id`;

const COUNTS = `
  select count(*)::int as challenges, (count(*) filter (where lines > 0))::int as "proposedTo",
    (count(*) filter (where lines = 0 and not held))::int as unserved,
    (count(*) filter (where lines < at_least))::int as "belowLeast",
    (count(*) filter (where standing in ('no-run', 'no-candidate')))::int as "withoutCandidate",
    coalesce(sum(lines), 0)::int as lines, coalesce(sum(pinned), 0)::int as pinned,
    coalesce(sum(forbidden), 0)::int as forbidden, coalesce(sum(total), 0) as total
  from (${BY_CHALLENGE}) counted`;

/** Of those that somebody could be proposed to. */
const WORST = `
  select counted.need_id as "needId", c.id as "challengeId", c.title, counted.total
  from (${BY_CHALLENGE}) counted join challenge c on c.id = counted.challenge_id
  where counted.standing = 'open' order by counted.total, counted.need_id limit 1`;
