import { importMachine, requireStep } from '../../libs/lifecycle/index.js';
import { type Outcome } from '../expertise/index.js';
import { type Change } from '../platform/events/index.js';
import { type Parsed, type ParsedOk } from './formats/index.js';
import { type ImportCounts, type ImportRun, isOver, lockImport, moveImport } from './import-run.js';
import { storeRecords } from './store-records.js';
import { type StoredRecords } from './stored-records.js';

/** One record of the file under its number, counted from 0. */
export interface Numbered {
  position: number;
  parsed: Parsed;
}

export interface Batch {
  items: Numbered[];
  /** Bytes of the file read so far, and names without a field met so far. */
  bytesRead: number;
  unknownNames: string[];
}

/** Most ids in one event, so that no event grows with the file. */
const IDS_PER_EVENT = 500;

/**
 * Stores a batch and moves the import's counters and checkpoint, all in the caller's transaction.
 * Records before the checkpoint were dealt with by a run that was interrupted, or by a second
 * worker at the same file; they are left out. Returns null when the import is over meanwhile.
 */
export async function storeBatch(
  change: Change,
  importId: string,
  batch: Batch,
): Promise<ImportCounts | null> {
  const run = await lockImport(change, importId);
  if (isOver(run.state)) return null;
  if (run.cancelRequested) {
    await cancelNow(change, run);
    return null;
  }
  const items = batch.items.filter(({ position }) => position >= run.read);
  const readable = items.flatMap(({ parsed }) => (parsed.ok ? [parsed] : []));
  const stored = await storeOrTry(change, run, readable);
  const problems = problemsIn(items, stored.outcomes);
  await insertProblems(change, importId, problems);
  const counts = countUp(run, items.length, stored.outcomes, problems.length);
  await saveProgress(change, importId, counts, batch);
  if (!run.dryRun) await announce(change, importId, stored);
  return counts;
}

/** A dry run does everything and takes it back. */
async function storeOrTry(
  change: Change,
  run: ImportRun,
  records: ParsedOk[],
): Promise<StoredRecords> {
  const { source, id: importId, expertId } = run;
  const context = { source, importId, ...(expertId ? { expertId } : {}) };
  if (!run.dryRun) return storeRecords(change, records, context);
  await change.manager.query('savepoint trial');
  const stored = await storeRecords(change, records, context);
  await change.manager.query('rollback to savepoint trial');
  return stored;
}

export async function cancelNow(change: Change, run: ImportRun): Promise<void> {
  requireStep(importMachine, run.state, 'cancelled');
  const { read, stored, unchanged, rejected } = run;
  const payload = { read, stored, unchanged, rejected };
  await moveImport(change, run.id, { to: 'cancelled', type: 'importCancelled', payload });
}

interface Problem {
  position: number;
  line: number;
  field?: string;
  code: string;
  reason: string;
  raw?: string;
}

function problemsIn(items: Numbered[], outcomes: Outcome[]): Problem[] {
  let next = 0;
  return items.flatMap(({ position, parsed }): Problem[] => {
    if (!parsed.ok) return [{ ...parsed, position }];
    const outcome = outcomes[next++];
    if (outcome.state !== 'rejected') return [];
    const { code, reason, field } = outcome;
    return [{ position, line: parsed.line, field, code, reason, raw: parsed.record.externalId }];
  });
}

async function insertProblems(change: Change, importId: string, problems: Problem[]) {
  if (problems.length === 0) return;
  await change.manager.query(
    `insert into import_problem (import_id, position, line, field, code, reason, raw)
     select $1, position, line, field, code, reason, raw
     from jsonb_to_recordset($2::jsonb) as r (position integer, line integer, field text,
       code text, reason text, raw text)`,
    [importId, JSON.stringify(problems)],
  );
}

function countUp(
  run: ImportCounts,
  items: number,
  outcomes: Outcome[],
  rejected: number,
): ImportCounts {
  const count = (state: Outcome['state']) => outcomes.filter((made) => made.state === state).length;
  return {
    read: run.read + items,
    stored: run.stored + count('stored'),
    unchanged: run.unchanged + count('unchanged'),
    rejected: run.rejected + rejected,
  };
}

async function saveProgress(change: Change, id: string, counts: ImportCounts, batch: Batch) {
  const { read, stored, unchanged, rejected } = counts;
  await change.manager.query(
    `update import_run set read = $2, stored = $3, unchanged = $4, rejected = $5,
       bytes_read = greatest(bytes_read, least($6, size)), unknown_names = $7,
       touched_at = clock_timestamp() where id = $1`,
    [id, read, stored, unchanged, rejected, batch.bytesRead, batch.unknownNames],
  );
}

async function announce(change: Change, importId: string, stored: StoredRecords): Promise<void> {
  const stream = `import:${importId}`;
  const { challengeIds, expertIds, workIds, teamIds } = stored;
  for (const ids of slices(challengeIds))
    await change.record({ stream, type: 'recordsStored', payload: { kind: 'challenge', ids } });
  for (const ids of slices(expertIds))
    await change.record({ stream, type: 'recordsStored', payload: { kind: 'expert', ids } });
  const [firstWorks = [], ...moreWorks] = slices(workIds);
  const [firstTeams = [], ...moreTeams] = slices(teamIds);
  if (firstWorks.length + firstTeams.length > 0) {
    const payload = { kind: 'work', ids: firstWorks, teamIds: firstTeams };
    await change.record({ stream, type: 'recordsStored', payload });
  }
  for (const ids of moreWorks)
    await change.record({ stream, type: 'recordsStored', payload: { kind: 'work', ids } });
  for (const ids of moreTeams) {
    const payload = { kind: 'work', ids: [], teamIds: ids };
    await change.record({ stream, type: 'recordsStored', payload });
  }
}

function slices(ids: string[]): string[][] {
  const count = Math.ceil(ids.length / IDS_PER_EVENT);
  return Array.from({ length: count }, (_, i) =>
    ids.slice(i * IDS_PER_EVENT, (i + 1) * IDS_PER_EVENT),
  );
}
