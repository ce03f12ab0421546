import { randomBytes } from 'node:crypto';
import { type DataSource, type EntityManager } from 'typeorm';
import { type AnchoredEvent, EventsDigest, hashAnchor } from './anchor.js';
import { GENESIS } from './chain.js';
import { allowLongStatements, scanRows } from './scan-rows.js';

/**
 * An event carries the time at which it was recorded and is seen once its transaction commits: at
 * most this much later. What shows up later than that was slipped in; no anchor takes it.
 */
export const LATE_COMMIT = `interval '10 minutes'`;

/**
 * Takes the anchor of the present slot of time: of all committed events that no anchor covers. Slots
 * are the whole multiples of `periodMs` milliseconds since 1970, and every slot has its anchor, also
 * one in which nothing happened. Answers its number; undefined when the slot has its anchor already
 * or another worker is at it. One transaction, so a kill leaves nothing and the next call begins
 * again.
 */
export function takeAnchor(dataSource: DataSource, periodMs: number): Promise<number | undefined> {
  // Each statement must see what was committed before it, the last anchor above all.
  return dataSource.transaction('READ COMMITTED', async (manager) => {
    await allowLongStatements(manager);
    if (!(await lockAnchors(manager))) return undefined;
    const { slot, last } = await lookAround(manager, periodMs);
    if (last && last.takenAt >= slot) return undefined;
    const number = (last?.number ?? 0) + 1;
    await coverEvents(manager, number);
    const salt = randomBytes(32).toString('hex');
    const eventsDigest = await digestOf(manager, number, salt);
    const link = { number, takenAt: slot.toISOString(), eventsDigest };
    const previousHash = last?.hash ?? GENESIS;
    const hash = hashAnchor({ ...link, previousHash });
    await manager.query(
      `insert into event_anchor (number, taken_at, salt, events_digest, previous_hash, hash)
       values ($1, $2, $3, $4, $5, $6)`,
      [number, link.takenAt, salt, eventsDigest, previousHash, hash],
    );
    return number;
  });
}

/** Whoever comes second needn't wait: the first does its work. Given back by the commit. */
async function lockAnchors(manager: EntityManager): Promise<boolean> {
  const [{ mine }] = await manager.query(
    `select pg_try_advisory_xact_lock(hashtext('jiebang'), hashtext('event_anchor')) as mine`,
  );
  return mine;
}

async function lookAround(manager: EntityManager, periodMs: number) {
  const [row] = await manager.query(
    `select to_timestamp(floor(extract(epoch from clock_timestamp()) * 1000 / $1::bigint) * $1::bigint
              / 1000)::timestamptz(3) as slot, a.number, a.taken_at, a.hash
     from (select 1) as one
     left join (select * from event_anchor order by number desc limit 1) as a on true`,
    [periodMs],
  );
  const last: { number: number; takenAt: Date; hash: string } | undefined =
    row.number === null
      ? undefined
      : { number: row.number, takenAt: new Date(row.taken_at), hash: row.hash };
  return { slot: new Date(row.slot), last };
}

/**
 * `event.seq` says nothing about the order of commits, so coverage is written down event by event.
 * The last anchor's time bounds the search, which keeps its cost that of one period.
 */
async function coverEvents(manager: EntityManager, number: number): Promise<void> {
  await manager.query(
    `insert into event_anchored (event_id, anchor, seq, stream, version, hash)
     select e.id, $1, e.seq, e.stream, e.version, e.hash from event e
     where e.occurred_at >= coalesce(
         (select taken_at - ${LATE_COMMIT} from event_anchor order by number desc limit 1),
         '-infinity')
       and not exists (select 1 from event_anchored a where a.event_id = e.id)`,
    [number],
  );
}

async function digestOf(manager: EntityManager, number: number, salt: string): Promise<string> {
  const digest = new EventsDigest(salt);
  const covered = scanRows<AnchoredEvent>(
    manager,
    'covered_events',
    `select seq, event_id as "eventId", stream, version, hash from event_anchored
     where anchor = ${number} order by seq`,
  );
  for await (const event of covered) digest.add(event);
  return digest.end();
}
