import { type Change } from '../../platform/events/index.js';
import { type PairIds } from '../pair-facts.js';
import { type PlannedNeed } from './encode-problem.js';

/** The challenges of a proposal, as they were planned; those that are gone leave with their lines. */
export async function storeNeeds(
  change: Change,
  proposalId: string,
  needs: PlannedNeed[],
): Promise<void> {
  const values = [proposalId, JSON.stringify(needs)];
  const gone = `proposal_id = $1 and need_id not in (select "needId"
    from json_to_recordset($2) as planned ("needId" uuid))`;
  await change.manager.query(`delete from proposal_line where ${gone}`, values);
  await change.manager.query(`delete from proposal_need where ${gone}`, values);
  await change.manager.query(
    `insert into proposal_need
       (proposal_id, need_id, challenge_id, standing, at_least, at_most, candidates)
     select $1, "needId", "challengeId", standing, "atLeast", "atMost", candidates
     from json_to_recordset($2) as planned ("needId" uuid, "challengeId" uuid, standing text,
       "atLeast" int, "atMost" int, candidates int)
     on conflict (proposal_id, need_id) do update set standing = excluded.standing,
       at_least = excluded.at_least, at_most = excluded.at_most, candidates = excluded.candidates`,
    values,
  );
  await change.manager.query(`delete from proposal_edit where proposal_id = $1`, [proposalId]);
}

/** A pair of the plan with what the run it was planned from says of it. */
export interface PlannedLine extends PairIds {
  score: number | null;
  rank: number | null;
}

/** A plan's pairs take the place of the lines before; what a person pinned or banned stays so. */
export async function storeLines(
  change: Change,
  proposalId: string,
  lines: PlannedLine[],
  dropped: PairIds[],
): Promise<void> {
  await change.manager.query(
    `delete from proposal_line where proposal_id = $1 and (mark = 'proposed'
       or (need_id, profile_id) in (select "needId", "profileId"
         from json_to_recordset($2) as gone ("needId" uuid, "profileId" uuid)))`,
    [proposalId, JSON.stringify(dropped)],
  );
  await change.manager.query(
    `insert into proposal_line (proposal_id, need_id, profile_id, mark, origin, score, rank)
     select $1, "needId", "profileId", 'proposed', 'engine', score, rank
     from json_to_recordset($2) as line ("needId" uuid, "profileId" uuid,
       score double precision, rank int)
     on conflict (proposal_id, need_id, profile_id)
       do update set score = excluded.score, rank = excluded.rank`,
    [proposalId, JSON.stringify(lines)],
  );
}
