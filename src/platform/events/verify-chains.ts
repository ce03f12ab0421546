import { type EntityManager } from 'typeorm';
import { assert } from '../../../libs/kernel/index.js';
import { ChainCheck, type ChainLink } from './chain.js';
import { allowLongStatements, scanRows } from './scan-rows.js';
import { anchorFaults, type StreamFault } from './verify-anchors.js';

/**
 * Recomputes every stream's chain and every anchor; returns the first fault of each stream, an
 * anchor passing for the stream `anchor:<number>`. `manager` must be in a transaction with one
 * snapshot (REPEATABLE READ), since an event appended between two reads would look like a broken
 * chain. Memory: a batch of rows and one fault per broken stream. Cost: one hash an event.
 */
export async function verifyChains(manager: EntityManager): Promise<StreamFault[]> {
  await requireSnapshot(manager);
  await allowLongStatements(manager);
  const faults = new Map<string, StreamFault>();
  for (const check of [streamFaults, anchorFaults])
    for await (const fault of check(manager))
      if (!faults.has(fault.stream)) faults.set(fault.stream, fault);
  return [...faults.values()];
}

async function requireSnapshot(manager: EntityManager): Promise<void> {
  const [{ level }] = await manager.query(
    `select current_setting('transaction_isolation') as level`,
  );
  const lasting = level === 'repeatable read' || level === 'serializable';
  assert(lasting, `the log must be checked in one snapshot, not in "${level}"`);
}

type Head = { stream: string; headVersion: number; headHash: string };

/** A stream with one of its events; without one where it has none. */
type ChainRow = Head & ({ id: null } | (Omit<ChainLink, 'at'> & { hash: string; at: Date }));

const CHAIN_LINKS = `
  select s.stream, s.version as "headVersion", s.head_hash as "headHash",
    e.id, e.version, e.type, e.payload, e.actor, e.request_id as "requestId", e.occurred_at as at,
    e.previous_hash as "previousHash", e.hash
  from event_stream s left join event e on e.stream = s.stream
  order by s.stream, e.version`;

/** Events whose stream's head is gone, which only somebody with the keys to the triggers can do. */
const HEADLESS = `
  select e.stream, min(e.version) as version from event e
  where not exists (select 1 from event_stream s where s.stream = e.stream)
  group by e.stream order by e.stream`;

async function* streamFaults(manager: EntityManager): AsyncGenerator<StreamFault> {
  let head: Head | undefined;
  let check = new ChainCheck();
  for await (const row of scanRows<ChainRow>(manager, 'chain_links', CHAIN_LINKS)) {
    if (row.stream !== head?.stream) {
      yield* endOf(check, head);
      check = new ChainCheck();
      head = row;
    }
    if (row.id !== null) check.follow(linkOf(row));
  }
  yield* endOf(check, head);
  for (const { stream, version } of await manager.query(HEADLESS)) {
    yield { stream, kind: 'headless', version, message: 'the head of the stream is gone' };
  }
}

function* endOf(check: ChainCheck, head?: Head): Generator<StreamFault> {
  const fault = head && check.end({ version: head.headVersion, hash: head.headHash });
  if (fault) yield { stream: head.stream, ...fault };
}

function linkOf(row: Omit<ChainLink, 'at'> & { hash: string; at: Date }) {
  const { id, stream, version, type, payload, actor, requestId, at, previousHash, hash } = row;
  const link = { id, stream, version, type, payload, actor, requestId, previousHash, hash };
  return { ...link, at: at.toISOString() };
}
