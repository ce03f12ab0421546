import { type EntityManager } from 'typeorm';
import { newId } from '../platform/ids.js';
import { type MilestoneTerms } from './agreement-terms.js';

/** Writes the milestones of an agreement anew; only a draft's may be replaced. */
export async function writeMilestones(
  manager: EntityManager,
  agreementId: string,
  milestones: MilestoneTerms[],
): Promise<void> {
  await manager.query(`delete from milestone where agreement_id = $1`, [agreementId]);
  const rows = milestones.map((milestone, index) => ({
    ...milestone,
    id: newId(),
    position: index + 1,
  }));
  await manager.query(
    `insert into milestone (id, agreement_id, position, title, due_month, deliverable, share, amount)
     select r.id, $1, r.position, r.title, r."dueMonth", r.deliverable, r.share, r.amount
     from jsonb_to_recordset($2) as r (id uuid, position integer, title text, "dueMonth" integer,
       deliverable text, share numeric, amount numeric)`,
    [agreementId, JSON.stringify(rows)],
  );
}

/** The milestones of agreements, in their order, with what the API shows of them. */
export async function readMilestones(
  source: Pick<EntityManager, 'query'>,
  agreementId: string,
): Promise<(MilestoneTerms & { id: string; position: number; state: string })[]> {
  return source.query(
    `select id, position, title, due_month as "dueMonth", deliverable, share, amount, state
     from milestone where agreement_id = $1 order by position`,
    [agreementId],
  );
}
