import { type EntityManager } from 'typeorm';
import { checkPayload, jobNamed, type JobKind, type JobPayload, type PlannedJob } from './job.js';

/**
 * The ledger of jobs. A job is written here in the transaction that causes it and crossed out when
 * it is done; the queue only carries it. So a lost queue loses no work (invariant 6): whatever is
 * open here is put into the queue again under the same id.
 */
export interface LedgerEntry {
  id: string;
  name: string;
  payload: JobPayload;
}

/** The ledger id of the job that waits for this one; undefined for one that is no part. */
export function wholeOf({ id, name }: LedgerEntry): string | undefined {
  const { partOf } = jobNamed(name);
  return partOf && [id.slice(0, id.lastIndexOf(`-${name}`)), partOf].join('-');
}

/** How the parts of a whole stand. */
export async function countParts(
  source: Pick<EntityManager, 'query'>,
  whole: { id: string; kind: JobKind },
  part: JobKind,
): Promise<{ open: number; failed: number }> {
  const scope = whole.id.slice(0, -whole.kind.name.length);
  const [counts] = await source.query<{ open: number; failed: number }[]>(
    `select count(*) filter (where finished_at is null and failed_at is null)::int as open,
       count(*) filter (where finished_at is null and failed_at is not null)::int as failed
     from job_ledger where name = $1 and starts_with(id, $2)`,
    [part.name, scope],
  );
  return counts;
}

/** Writes planned jobs; those already in the ledger are left as they are. */
export async function writeJobs(
  manager: Pick<EntityManager, 'query'>,
  eventId: string | null,
  scope: string,
  jobs: PlannedJob[],
): Promise<void> {
  for (const { kind, payload, key } of jobs) {
    checkPayload(kind, payload);
    const id = [scope, kind.name, key].filter(Boolean).join('-');
    await manager.query(
      `insert into job_ledger (id, name, payload, event_id) values ($1, $2, $3, $4)
       on conflict (id) do nothing`,
      [id, kind.name, JSON.stringify(payload), eventId],
    );
  }
}

/** Open jobs the queue has not got yet, or got so long ago that it may have lost them. */
export async function claimOpenJobs(
  manager: EntityManager,
  limit: number,
  staleSeconds: number,
): Promise<LedgerEntry[]> {
  return manager.query(
    `select id, name, payload from job_ledger
     where finished_at is null and failed_at is null
       and (enqueued_at is null or enqueued_at < clock_timestamp() - make_interval(secs => $2))
     order by enqueued_at nulls first, created_at, id
     limit $1 for update skip locked`,
    [limit, staleSeconds],
  );
}

export async function markEnqueued(manager: EntityManager, ids: string[]): Promise<void> {
  await manager.query(`update job_ledger set enqueued_at = clock_timestamp() where id = any($1)`, [
    ids,
  ]);
}

export async function isFinished(
  source: Pick<EntityManager, 'query'>,
  id: string,
): Promise<boolean> {
  const rows = await source.query(
    `select 1 from job_ledger where id = $1 and finished_at is not null`,
    [id],
  );
  return rows.length > 0;
}

export async function markFinished(
  source: Pick<EntityManager, 'query'>,
  id: string,
): Promise<void> {
  await source.query(
    `update job_ledger set finished_at = clock_timestamp(), failed_at = null, failure = null
     where id = $1 and finished_at is null`,
    [id],
  );
}

/** `reason` is cut at 2,000 characters; the full error stands in the log. */
export async function markFailed(
  source: Pick<EntityManager, 'query'>,
  id: string,
  reason: string,
): Promise<void> {
  await source.query(
    `update job_ledger set failed_at = clock_timestamp(), failure = $2
     where id = $1 and finished_at is null`,
    [id, reason.slice(0, 2000)],
  );
}

/** Gives jobs that failed for good another round of tries; answers how many of each kind. */
export async function reopenFailed(
  source: Pick<EntityManager, 'query'>,
  name: string | null,
): Promise<{ name: string; count: number }[]> {
  return source.query(
    `with reopened as (
       update job_ledger set failed_at = null, failure = null, enqueued_at = null
       where failed_at is not null and finished_at is null and ($1::text is null or name = $1)
       returning name
     ) select name, count(*)::int as count from reopened group by name order by name`,
    [name],
  );
}
