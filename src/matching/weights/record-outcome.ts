import { type Change } from '../../platform/events/index.js';

/** Who bid for something, or was awarded it. */
export interface OutcomeFacts {
  /** What the need was made from. */
  kind: string;
  sourceId: string;
  outcome: 'bid' | 'awarded';
  /** People who bid, and experts who are named in the bid. */
  personIds: string[];
  expertIds: string[];
  decidedBy: string;
  decidedAt: Date;
}

/**
 * Keeps what became of candidates. Call it for opened bids only: before, nobody may know of one.
 * Telling it twice changes nothing; whoever is no profile of the engine is left out.
 */
export async function recordOutcome(change: Change, facts: OutcomeFacts): Promise<void> {
  await change.manager.query(
    `insert into candidate_outcome (need_id, profile_id, kind, decided_by, decided_at)
     select n.id, p.id, $3, $6, $7 from need n, profile p
     where n.kind = $1 and n.source_id = $2
       and (p.person_id = any($4) or (p.kind = 'expert' and p.source_id = any($5)))
     on conflict do nothing`,
    [
      ...[facts.kind, facts.sourceId, facts.outcome, facts.personIds, facts.expertIds],
      ...[facts.decidedBy, facts.decidedAt],
    ],
  );
}
