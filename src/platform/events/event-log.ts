import { type EntityManager } from 'typeorm';
import { assert } from '../../../libs/kernel/index.js';
import { newId } from '../ids.js';
import { GENESIS, hashLink } from './chain.js';
import { type NewEvent, type Origin, type RecordedEvent } from './event.js';

/** The channel on which a waiting relay is woken. */
export const EVENTS_CHANNEL = 'jiebang_events';

/**
 * Appends events, one a stream, inside the caller's transaction and puts them into the outbox. Each
 * stream's head row is locked until commit, in the order of streams, so versions have no gaps and
 * the chain no forks. Two round trips, however many there are.
 */
export async function appendEvents(
  manager: EntityManager,
  origin: Origin,
  events: readonly NewEvent[],
): Promise<RecordedEvent[]> {
  if (events.length === 0) return [];
  const heads = await lockHeads(manager, events);
  const links = events.map((event) => {
    const head = heads.get(event.stream);
    assert(head, `no head of stream ${event.stream}`);
    const { version, previousHash, at } = head;
    const link = { ...event, id: newId(), version, requestId: origin.requestId };
    const whole = { ...link, actor: origin.actor, at: at.toISOString(), previousHash };
    return { ...whole, hash: hashLink(whole) };
  });
  await manager.query(
    `with given as (
       select * from json_to_recordset($1) as link (id uuid, stream text, version int, type text,
         payload jsonb, actor jsonb, "requestId" text, at timestamptz, "previousHash" text, hash text)
     ), new_event as (
       insert into event
         (id, stream, version, type, payload, actor, request_id, occurred_at, previous_hash, hash)
       select id, stream, version, type, payload, actor, "requestId", at, "previousHash", hash
       from given returning id, seq
     ), moved_head as (
       update event_stream s set version = given.version, head_hash = given.hash
       from given where s.stream = given.stream
     ), woken as (
       select pg_notify('${EVENTS_CHANNEL}', '')
     )
     insert into event_outbox (event_id, seq) select id, seq from new_event, woken`,
    [JSON.stringify(links)],
  );
  return links.map(({ id, stream, type, payload, version, at }) => ({
    ...{ id, stream, type, payload, version, origin, at: new Date(at) },
  }));
}

interface Head {
  version: number;
  previousHash: string;
  at: Date;
}

/** Where the next event of each stream stands; a stream that is new begins. */
async function lockHeads(
  manager: EntityManager,
  events: readonly NewEvent[],
): Promise<Map<string, Head>> {
  const streams = [...new Set(events.map(({ stream }) => stream))].sort();
  assert(streams.length === events.length, 'one event a stream may be recorded at a time');
  const heads = await manager.query<HeadRow[]>(
    `insert into event_stream (stream, version, head_hash)
     select stream, 0, $2 from unnest($1::text[]) with ordinality as given (stream, place)
     order by place
     on conflict (stream) do update set stream = excluded.stream
     returning stream, version, head_hash, date_trunc('milliseconds', clock_timestamp()) as at`,
    [streams, GENESIS],
  );
  return new Map(
    heads.map(({ stream, version, head_hash, at }) => [
      stream,
      { version: version + 1, previousHash: head_hash, at: new Date(at) },
    ]),
  );
}

interface HeadRow {
  stream: string;
  version: number;
  head_hash: string;
  at: string;
}
