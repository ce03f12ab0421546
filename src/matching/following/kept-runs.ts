import { type EntityManager } from 'typeorm';
import { type Change } from '../../platform/events/index.js';
import { lockUnchanged, type NeedRow } from '../runs/need-row.js';

type Source = Pick<EntityManager, 'query'>;

/** The current run of an open need whose list is full and has none of the changed profiles. */
export interface FullRun {
  runId: string;
  basis: string;
  inputHash: string;
  /** The score of the last one in the list. */
  bar: number;
  need: NeedRow;
}

/** What runs must rest on to be looked at, and what would move them. */
export interface RunsAsked {
  /** The basis before the change. */
  basis: string;
  epoch: string;
  profileIds: readonly string[];
  /** A list of so many candidates is full. */
  fullAt: number;
}

/**
 * The runs that were right before a change and may still be. A list that isn't full takes in
 * whoever is new, and in a list of full length whoever leaves makes room for somebody unknown, so
 * these are left to be matched. So are runs that had to do without something.
 */
export async function findFullRuns(
  source: Source,
  { basis, epoch, profileIds, fullAt }: RunsAsked,
): Promise<FullRun[]> {
  const rows = await source.query<(NeedRow & Omit<FullRun, 'need'>)[]>(
    `select r.id as "runId", r.basis, r.input_hash as "inputHash", last.score as bar,
       n.id, n.kind, n.source_id as "sourceId", n.title, n.text, n.public_text as "publicText",
       n.codes, n.indicators
     from match_run r join need n on n.id = r.need_id and n.open
     join candidate last on last.run_id = r.id and last.rank = $4
     where r.state <> 'superseded' and $1 in (r.basis, r.confirmed_basis) and r.corpus_epoch = $2
       and r.notes = '{}' and r.candidate_count = $4
       and not exists (select 1 from candidate c where c.run_id = r.id and c.profile_id = any($3))
     order by n.id`,
    [basis, epoch, profileIds, fullAt],
  );
  return rows.map(({ runId, basis: own, inputHash, bar, ...need }) => ({
    ...{ runId, basis: own, inputHash, bar, need },
  }));
}

/** A run that the corpus of `basis` would give too, under the input hash it would have. */
export interface KeptRun extends FullRun {
  confirmedHash: string;
}

/**
 * Notes that runs outlast a change. One that was replaced meanwhile, or whose need has changed, is
 * left as it is.
 */
export async function confirmRuns(
  change: Change,
  kept: readonly KeptRun[],
  now: { basis: string; revision: number },
): Promise<number> {
  const unchanged = await lockUnchanged(
    change.manager,
    kept.map(({ need }) => need),
  );
  const runs = kept
    .filter(({ need }) => unchanged.has(need.id))
    .map(({ runId, confirmedHash }) => ({ runId, confirmedHash }));
  const [, confirmed] = await change.manager.query<[unknown, number]>(
    `update match_run r set confirmed_basis = $2, confirmed_revision = $3,
       confirmed_hash = kept."confirmedHash"
     from json_to_recordset($1) as kept ("runId" uuid, "confirmedHash" text)
     where r.id = kept."runId" and r.state <> 'superseded'`,
    [JSON.stringify(runs), now.basis, now.revision],
  );
  return confirmed;
}
