import { createHash } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { type Refusal, refusalOf, type Warning, warningsOf } from '../judge-pair.js';
import { type Load, loadsOf } from '../loads.js';
import { loadPairFacts, type PairFacts, type PairIds, pairKey } from '../pair-facts.js';
import { type ProposalOptions } from '../proposal-options.js';

/** What applying would do with one line at this moment. */
export interface Foreseen extends PairIds {
  challengeId: string;
  overrideNote: string | null;
  facts: PairFacts | undefined;
  refusal: Refusal | null;
  warnings: Warning[];
  load: Load;
}

export interface Consequences {
  lines: Foreseen[];
  /**
   * SHA-256 over what becomes of each line. Whoever applies names it, so that what he has seen is
   * what happens.
   */
  digest: string;
}

type Source = Pick<EntityManager, 'query'>;

interface PlannedRow extends PairIds {
  challengeId: string;
  overrideNote: string | null;
}

/** Judges every line by the facts of this moment, in the order of challenge and profile. */
export async function foresee(
  source: Source,
  proposal: { id: string; options: ProposalOptions },
): Promise<Consequences> {
  const rows = await source.query<PlannedRow[]>(
    `select l.need_id as "needId", l.profile_id as "profileId", n.challenge_id as "challengeId",
       l.override_note as "overrideNote"
     from proposal_line l
     join proposal_need n on n.proposal_id = l.proposal_id and n.need_id = l.need_id
     where l.proposal_id = $1 and l.mark <> 'forbidden' order by n.challenge_id, l.profile_id`,
    [proposal.id],
  );
  const facts = await loadPairFacts(source, rows);
  const loads = await loadsOf(source, proposal);
  const lines = rows.map((row) => foreseeLine(row, facts, loads));
  return { lines, digest: digestOf(lines) };
}

export function foreseeLine(
  row: PlannedRow,
  facts: Map<string, PairFacts>,
  loads: Map<string, Load>,
): Foreseen {
  const pair = facts.get(pairKey(row));
  const { profileId } = row;
  const load = loads.get(profileId) ?? { profileId, inForce: 0, proposed: 0, cap: 0 };
  const refusal = refusalOf(pair, row.overrideNote);
  const after = load.inForce + load.proposed;
  const warnings = pair ? warningsOf(pair, { after, cap: load.cap }) : [];
  return { ...row, facts: pair, refusal, warnings, load };
}

function digestOf(lines: Foreseen[]): string {
  const told = lines.map(({ needId, profileId, refusal, warnings, overrideNote }) => [
    ...[needId, profileId, refusal, overrideNote],
    ...warnings,
  ]);
  return createHash('sha256').update(JSON.stringify(told)).digest('hex');
}
