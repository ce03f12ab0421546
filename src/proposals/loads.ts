import { type EntityManager } from 'typeorm';
import { type ProposalOptions, rulesOf } from './proposal-options.js';

/** What one expert or team carries, and what the proposal adds. */
export interface Load {
  profileId: string;
  /** Invited or shortlisted, over all open challenges. */
  inForce: number;
  /** Lines of the proposal that are not in force already. */
  proposed: number;
  cap: number;
}

type Source = Pick<EntityManager, 'query'>;

/** Loads of those profiles, or of everybody the proposal names; by profile. */
export async function loadsOf(
  source: Source,
  proposal: { id: string; options: ProposalOptions },
  profileIds?: string[],
): Promise<Map<string, Load>> {
  const rows = await source.query<(Omit<Load, 'cap'> & { loadCap: number | null })[]>(
    `select p.id as "profileId", p.load_cap as "loadCap", ${IN_FORCE} as "inForce",
        coalesce(lines.proposed, 0)::int as proposed
     from profile p left join (
       select l.profile_id, count(*) filter (where not exists (select 1 from candidate_decision d
         where d.need_id = l.need_id and d.profile_id = l.profile_id
           and d.state in ('shortlisted', 'invited'))) as proposed
       from proposal_line l where l.proposal_id = $1 and l.mark <> 'forbidden' group by 1
     ) lines on lines.profile_id = p.id
     where case when $2::uuid[] is null then lines.profile_id is not null else p.id = any($2) end`,
    [proposal.id, profileIds ?? null],
  );
  const rules = rulesOf(proposal.options);
  return new Map(
    rows.map(({ loadCap, ...row }) => {
      const cap = rules.capOf({ id: row.profileId, loadCap });
      return [row.profileId, { ...row, cap }];
    }),
  );
}

const IN_FORCE = `(select count(*)::int from candidate_decision d
  join need n on n.id = d.need_id and n.open
  where d.profile_id = p.id and d.state in ('shortlisted', 'invited'))`;
