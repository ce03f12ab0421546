import { type EntityManager } from 'typeorm';
import { type Change } from '../../platform/events/index.js';
import { newId } from '../../platform/ids.js';
import { type RankOutput } from '../threads/rank-in-thread.js';
import { readWeightsInForce } from '../weights/weights-in-force.js';
import { lockUnchanged, type NeedRow } from './need-row.js';
import { type RunNote } from './run-notes.js';

/** A run that has been computed. */
export interface ComputedRun {
  basis: string;
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

/** A need and the hash over all that its run depends on. */
export interface AskedNeed {
  need: NeedRow;
  inputHash: string;
}

/** A need with what was computed; without, where a run with this input was found. */
export interface ScoredNeed extends AskedNeed {
  run?: ComputedRun;
}

type ComputedNeed = Required<ScoredNeed>;

interface HeldRun {
  id: string;
  state: 'to-review' | 'reviewed' | 'superseded';
}

/**
 * The runs that these inputs give, whatever has become of them; by need. Of two, which only a corpus
 * that is back in an earlier state can have, the current one.
 */
export async function findRuns(
  source: Pick<EntityManager, 'query'>,
  asked: readonly AskedNeed[],
): Promise<Map<string, HeldRun>> {
  const rows = await source.query<(HeldRun & { needId: string })[]>(
    `select r.need_id as "needId", r.id, r.state
     from unnest($1::uuid[], $2::text[]) as asked (need_id, input_hash)
     join match_run r on r.need_id = asked.need_id
       and asked.input_hash in (r.input_hash, r.confirmed_hash)
     order by r.state <> 'superseded'`,
    [asked.map(({ need }) => need.id), asked.map(({ inputHash }) => inputHash)],
  );
  return new Map(rows.map(({ needId, ...run }) => [needId, run]));
}

/**
 * Stores runs with their candidates and makes each the current one of its need, and those that were
 * found by their input current again. Answers the current run by need. Null, and nothing stored,
 * where the need is no longer what was scored, or other weights came into force meanwhile. Two
 * workers may arrive with the same run: the need's row is locked, so the second finds the first's
 * and returns it. A run on an older corpus than the current run's is not stored, lest a slow worker
 * undo a quick one.
 */
export async function storeRuns(
  change: Change,
  scored: readonly ScoredNeed[],
  runsKept: number,
): Promise<Map<string, string | null>> {
  const needs = scored.map(({ need }) => need);
  const unchanged = await lockUnchanged(change.manager, needs);
  const { versionId } = await readWeightsInForce(change.manager);
  const held = await findRuns(change.manager, scored);
  const current = await findCurrent(change, [...unchanged]);
  const ids = new Map<string, string | null>();
  const computed: ComputedNeed[] = [];
  const revived: NeedRow[] = [];
  for (const { need, inputHash, run } of scored) {
    const same = held.get(need.id);
    const now = current.get(need.id);
    if (!unchanged.has(need.id) || (run && run.weightVersionId !== versionId)) {
      ids.set(need.id, null);
    } else if (same) {
      ids.set(need.id, same.id);
      if (same.state === 'superseded') revived.push(need);
    } else if (run && now && now.revision > run.revision) {
      ids.set(need.id, now.id);
    } else if (run) {
      ids.set(need.id, newId());
      computed.push({ need, inputHash, run });
    } else ids.set(need.id, null);
  }
  await makeCurrent(change, ids, { computed, revived, runsKept });
  return ids;
}

interface Arrivals {
  computed: ComputedNeed[];
  revived: NeedRow[];
  runsKept: number;
}

async function makeCurrent(
  change: Change,
  ids: Map<string, string | null>,
  { computed, revived, runsKept }: Arrivals,
): Promise<void> {
  const needs = [...revived, ...computed.map(({ need }) => need)];
  if (needs.length === 0) return;
  await supersede(change, needs);
  if (revived.length > 0) {
    await change.manager.query(
      `update match_run set state = 'to-review', completed_at = clock_timestamp() where id = any($1)`,
      [revived.map(({ id }) => ids.get(id))],
    );
  }
  if (computed.length > 0) {
    await insertRuns(change, ids, computed);
    for (const { need, run } of computed)
      await insertCandidates(change, String(ids.get(need.id)), run.scored.candidates);
    await removeOldRuns(change, needs, runsKept);
  }
  await recordRuns(change, ids, needs);
}

async function findCurrent(
  change: Change,
  needIds: string[],
): Promise<Map<string, { id: string; revision: number }>> {
  const runs = await change.manager.query<{ needId: string; id: string; revision: string }[]>(
    `select need_id as "needId", id,
       greatest(corpus_revision, confirmed_revision) as revision from match_run
     where need_id = any($1) and state <> 'superseded'`,
    [needIds],
  );
  return new Map(runs.map(({ needId, id, revision }) => [needId, { id, revision: +revision }]));
}

async function supersede(change: Change, needs: NeedRow[]): Promise<void> {
  await change.manager.query(
    `update match_run set state = 'superseded'
     where need_id = any($1) and state <> 'superseded'`,
    [needs.map(({ id }) => id)],
  );
}

async function insertRuns(
  change: Change,
  ids: Map<string, string | null>,
  computed: ComputedNeed[],
): Promise<void> {
  const rows = computed.map(({ need, inputHash, run: { scored, ...run } }) => ({
    ...{ id: ids.get(need.id), needId: need.id, inputHash, ...run },
    ...{ ranked: scored.ranked, barred: scored.barred },
  }));
  await change.manager.query(
    `insert into match_run (id, need_id, input_hash, basis, corpus_revision, engine_version,
       profile_count, document_count, candidate_count, excluded_count, duration_ms, notes,
       corpus_epoch, weight_version_id)
     select id, "needId", "inputHash", basis, revision, "engineVersion", "profileCount",
       "documentCount", ranked, barred, "durationMs", notes, epoch, "weightVersionId"
     from json_to_recordset($1) as computed (id uuid, "needId" uuid, "inputHash" text, basis text,
       revision bigint, "engineVersion" text, "profileCount" int, "documentCount" int, ranked int,
       barred int, "durationMs" int, notes text[], epoch text, "weightVersionId" uuid)`,
    [JSON.stringify(rows)],
  );
}

/**
 * One statement a run: its hundred rows with explanations are some 150 KB of JSON, and wrapping
 * those of several runs makes the database read them once more, which takes longer than asking.
 */
async function insertCandidates(change: Change, runId: string, candidates: string): Promise<void> {
  await change.manager.query(
    `insert into candidate (run_id, profile_id, rank, score, explanation, conflicts, ineligible)
     select $1, "profileId", rank, score, explanation, conflicts, ineligible
     from json_to_recordset($2) as computed ("profileId" uuid, rank int,
       score double precision, explanation jsonb, conflicts jsonb, ineligible jsonb)`,
    [runId, candidates],
  );
}

async function removeOldRuns(change: Change, needs: NeedRow[], kept: number): Promise<void> {
  await change.manager.query(
    `delete from match_run where id in (select id from (
       select id, row_number() over (partition by need_id order by completed_at desc, id desc) as place
       from match_run where need_id = any($1) and state = 'superseded') old where place > $2)`,
    [needs.map(({ id }) => id), Math.max(0, kept - 1)],
  );
}

async function recordRuns(
  change: Change,
  ids: Map<string, string | null>,
  needs: NeedRow[],
): Promise<void> {
  const rows = await change.manager.query(
    `select need_id as "needId", candidate_count as candidates, excluded_count as excluded,
       input_hash as "inputHash"
     from match_run where id = any($1)`,
    [needs.map(({ id }) => ids.get(id))],
  );
  const counts = new Map<string, object>(
    rows.map(({ needId, ...run }: { needId: string }) => [needId, run]),
  );
  await change.recordAll(
    needs.map(({ id, kind, sourceId }) => ({
      stream: `need:${id}`,
      type: 'matchRunCompleted',
      payload: { needId: id, kind, sourceId, runId: ids.get(id), ...counts.get(id) },
    })),
  );
}
