import { type EntityManager } from 'typeorm';
import { type IndicatorText } from '../../../libs/matching/index.js';
import { type Change } from '../../platform/events/index.js';
import { newId } from '../../platform/ids.js';
import { type RankOutput } from '../threads/rank-in-thread.js';
import { readWeightsInForce } from '../weights/weights-in-force.js';
import { type RunNote } from './run-notes.js';

/** A need as it was read before scoring. */
export interface NeedRow {
  id: string;
  kind: string;
  sourceId: string;
  title: string;
  text: string;
  publicText: string;
  codes: string[];
  indicators: IndicatorText[];
  open: boolean;
}

/** A run that has been computed. */
export interface ComputedRun {
  basis: string;
  inputHash: string;
  /** Whose statistics it was computed with: see CorpusIndex. */
  epoch: string;
  /** Revision of the corpus it was computed on. */
  revision: number;
  engineVersion: string;
  /** By which version of the weights it was ranked; null: those the engine comes with. */
  weightVersionId: string | null;
  profileCount: number;
  documentCount: number;
  durationMs: number;
  scored: RankOutput;
  /** What the run had to do without. */
  notes: RunNote[];
}

type RunState = 'to-review' | 'reviewed' | 'superseded';

/** The run of a need with this input, whatever has become of it. */
export async function findRun(
  source: Pick<EntityManager, 'query'>,
  needId: string,
  inputHash: string,
): Promise<{ id: string; state: RunState } | undefined> {
  const [run] = await source.query<{ id: string; state: RunState }[]>(
    `select id, state from match_run where need_id = $1 and input_hash = $2`,
    [needId, inputHash],
  );
  return run;
}

/**
 * Stores a run with its candidates and makes it the need's current one. Null, and nothing stored,
 * when the need is no longer what was scored, or other weights came into force meanwhile. Two workers may arrive with the same run: the need's
 * row is locked, so the second finds the first's and returns it. A run on an older corpus than the
 * current run's is not stored, lest a slow worker undo a quick one.
 */
export async function storeRun(
  change: Change,
  need: NeedRow,
  run: ComputedRun,
  runsKept: number,
): Promise<string | null> {
  if (!(await lockUnchanged(change, need))) return null;
  if ((await readWeightsInForce(change.manager)).versionId !== run.weightVersionId) return null;
  const held = await findRun(change.manager, need.id, run.inputHash);
  if (held) return makeCurrent(change, need, held);
  const current = await currentRun(change, need.id);
  if (current && Number(current.revision) > run.revision) return current.id;
  await supersede(change, need.id);
  const id = newId();
  await insertRun(change, id, need.id, run);
  await insertCandidates(change, id, run.scored.candidates);
  await removeOldRuns(change, need.id, runsKept);
  await recordRun(change, need, id);
  return id;
}

/** Makes a run found by its input current again; null when the need has changed meanwhile. */
export async function reviveRun(
  change: Change,
  need: NeedRow,
  runId: string,
): Promise<string | null> {
  if (!(await lockUnchanged(change, need))) return null;
  const [held] = await change.manager.query<{ id: string; state: RunState }[]>(
    `select id, state from match_run where id = $1`,
    [runId],
  );
  return held ? makeCurrent(change, need, held) : null;
}

async function lockUnchanged(change: Change, need: NeedRow): Promise<boolean> {
  const rows = await change.manager.query(
    `select 1 from (select * from need where id = $1 for update) held
     where title = $2 and text = $3 and public_text = $4 and codes = $5 and indicators = $6 and open`,
    [
      ...[need.id, need.title, need.text, need.publicText, need.codes],
      JSON.stringify(need.indicators),
    ],
  );
  return rows.length > 0;
}

async function makeCurrent(
  change: Change,
  need: NeedRow,
  held: { id: string; state: RunState },
): Promise<string> {
  if (held.state !== 'superseded') return held.id;
  await supersede(change, need.id);
  await change.manager.query(
    `update match_run set state = 'to-review', completed_at = clock_timestamp() where id = $1`,
    [held.id],
  );
  await recordRun(change, need, held.id);
  return held.id;
}

async function currentRun(
  change: Change,
  needId: string,
): Promise<{ id: string; revision: string } | undefined> {
  const [run] = await change.manager.query<{ id: string; revision: string }[]>(
    `select id, corpus_revision as revision from match_run
     where need_id = $1 and state <> 'superseded'`,
    [needId],
  );
  return run;
}

async function supersede(change: Change, needId: string): Promise<void> {
  await change.manager.query(
    `update match_run set state = 'superseded' where need_id = $1 and state <> 'superseded'`,
    [needId],
  );
}

async function insertRun(change: Change, id: string, needId: string, run: ComputedRun) {
  const { ranked, barred } = run.scored;
  await change.manager.query(
    `insert into match_run (id, need_id, input_hash, basis, corpus_revision, engine_version,
       profile_count, document_count, candidate_count, excluded_count, duration_ms, notes,
       corpus_epoch, weight_version_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
       $14)`,
    [
      ...[id, needId, run.inputHash, run.basis, run.revision, run.engineVersion],
      ...[run.profileCount, run.documentCount, ranked, barred],
      ...[run.durationMs, run.notes, run.epoch, run.weightVersionId],
    ],
  );
}

/** One statement for all: a hundred rows with explanations are some 200 KB. */
async function insertCandidates(change: Change, runId: string, candidates: string) {
  await change.manager.query(
    `insert into candidate (run_id, profile_id, rank, score, explanation, conflicts, ineligible)
     select $1, "profileId", rank, score, explanation, conflicts, ineligible
     from json_to_recordset($2) as computed ("profileId" uuid, rank int,
       score double precision, explanation jsonb, conflicts jsonb, ineligible jsonb)`,
    [runId, candidates],
  );
}

async function removeOldRuns(change: Change, needId: string, kept: number): Promise<void> {
  await change.manager.query(
    `delete from match_run where id in (select id from match_run
       where need_id = $1 and state = 'superseded' order by completed_at desc, id desc offset $2)`,
    [needId, Math.max(0, kept - 1)],
  );
}

async function recordRun(change: Change, need: NeedRow, runId: string): Promise<void> {
  const [counts] = await change.manager.query(
    `select candidate_count as candidates, excluded_count as excluded, input_hash as "inputHash"
     from match_run where id = $1`,
    [runId],
  );
  const payload = { needId: need.id, kind: need.kind, sourceId: need.sourceId, runId, ...counts };
  await change.record({ stream: `need:${need.id}`, type: 'matchRunCompleted', payload });
}
