import { type EntityManager } from 'typeorm';
import { newId } from '../ids.js';
import { GENESIS, hashLink } from './chain.js';
import { type NewEvent, type Origin, type RecordedEvent } from './event.js';

/** The channel on which a waiting relay is woken. */
export const EVENTS_CHANNEL = 'jiebang_events';

/**
 * Appends one event to its stream inside the caller's transaction and puts it into the outbox.
 * The stream's head row is locked until commit, so versions have no gaps and the chain no forks.
 */
export async function appendEvent(
  manager: EntityManager,
  origin: Origin,
  event: NewEvent,
): Promise<RecordedEvent> {
  const { version, previousHash, at } = await lockHead(manager, event.stream);
  const id = newId();
  const hash = hashLink({
    ...event,
    id,
    version,
    requestId: origin.requestId,
    actor: origin.actor,
    at: at.toISOString(),
    previousHash,
  });
  await manager.query(
    `with new_event as (
       insert into event
         (id, stream, version, type, payload, actor, request_id, occurred_at, previous_hash, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id, seq
     ), moved_head as (
       update event_stream set version = $3, head_hash = $10 where stream = $2
     ), woken as (
       select pg_notify('${EVENTS_CHANNEL}', '')
     )
     insert into event_outbox (event_id, seq) select id, seq from new_event, woken`,
    [
      ...[id, event.stream, version, event.type, JSON.stringify(event.payload)],
      ...[JSON.stringify(origin.actor), origin.requestId, at.toISOString(), previousHash, hash],
    ],
  );
  return { ...event, id, version, origin, at };
}

async function lockHead(
  manager: EntityManager,
  stream: string,
): Promise<{ version: number; previousHash: string; at: Date }> {
  const [head] = await manager.query(
    `insert into event_stream (stream, version, head_hash) values ($1, 0, $2)
     on conflict (stream) do update set stream = excluded.stream
     returning version, head_hash, date_trunc('milliseconds', clock_timestamp()) as at`,
    [stream, GENESIS],
  );
  return { version: head.version + 1, previousHash: head.head_hash, at: new Date(head.at) };
}
