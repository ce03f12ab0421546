import { type EntityManager } from 'typeorm';
import { type ConflictsByProfile } from '../conflicts/find-conflicts.js';
import { findIneligible } from '../eligibility/find-ineligible.js';
import { type Decision, type DecisionFacts } from './decision.js';

/** The facts of each known, active profile of `profileIds`; unknown ones are absent. */
export async function loadDecisionFacts(
  source: Pick<EntityManager, 'query'>,
  needId: string,
  profileIds: string[],
  conflicts: ConflictsByProfile,
): Promise<Map<string, DecisionFacts>> {
  const rows = await source.query<FactsRow[]>(
    `select p.id, d.state, d.origin, d.note, d.reason,
            d.reason_kind as "reasonKind", d.override_note as "overrideNote",
            d.decided_at as "decidedAt", person.name as "decidedBy",
            exists (select 1 from candidate c join match_run r on r.id = c.run_id
              where c.profile_id = p.id and r.need_id = $1 and r.state <> 'superseded') as "inRun"
     from profile p
     left join candidate_decision d on d.profile_id = p.id and d.need_id = $1
     left join person on person.id = d.decided_by
     where p.id = any($2) and (p.active or d.need_id is not null)`,
    [needId, profileIds],
  );
  const barred = await findIneligible(source, profileIds);
  return new Map(
    rows.map(({ id, inRun, decidedAt, decidedBy, ...row }) => {
      const held = isHeld(row) ? row : null;
      const heldSince = decidedAt && { at: decidedAt, by: decidedBy ?? '' };
      const [found, ineligible] = [conflicts.get(id) ?? [], barred.get(id) ?? []];
      return [id, { inRun, held, heldSince, conflicts: found, ineligible }];
    }),
  );
}

type Nothing = { [K in keyof Decision]: null };
type FactsRow = {
  id: string;
  inRun: boolean;
  decidedAt: Date | null;
  decidedBy: string | null;
} & (Decision | Nothing);

const isHeld = (row: Decision | Nothing): row is Decision => row.state !== null;
