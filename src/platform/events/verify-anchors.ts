import { type EntityManager } from 'typeorm';
import { type Anchor, type AnchoredEvent, EventsDigest, hashAnchor } from './anchor.js';
import { type ChainFault, GENESIS } from './chain.js';
import { scanRows } from './scan-rows.js';
import { LATE_COMMIT } from './take-anchor.js';

export type StreamFault = ChainFault & { stream: string };

/**
 * Checks the anchors and what they cover: that anchors follow each other without a gap and are what
 * was digested; that every event they cover is still there, unchanged and in its place; that no
 * event came up behind an anchor. Yields the faults, several a stream if there are.
 */
export async function* anchorFaults(manager: EntityManager): AsyncGenerator<StreamFault> {
  let check = new AnchorCheck();
  const rows = scanRows<AnchorRow>(manager, 'anchored_events', ANCHORED_EVENTS);
  for await (const row of rows) {
    if (row.number !== check.anchor?.number) {
      yield* check.end();
      check = new AnchorCheck(row, check.anchor);
      yield* check.begin();
    }
    if (row.eventId === null) continue;
    check.add(row);
    if (!row.exists) yield faultOf(row, 'removed', 'is gone');
    else if (!row.same) yield faultOf(row, 'rewritten', 'is not the one');
  }
  yield* check.end();
  for (const { number } of await manager.query(LOST_ANCHORS)) yield missing(number);
  for (const { stream, version } of await manager.query(SLIPPED_IN)) {
    const message = `event ${version} was put in behind an anchor`;
    yield { stream, kind: 'slipped-in', version, message };
  }
}

type StoredAnchor = Omit<Anchor, 'takenAt'> & { takenAt: Date; salt: string };

/** An anchor with one of its events; without one where it has none. */
type AnchorRow = StoredAnchor &
  ({ eventId: null } | (AnchoredEvent & { exists: boolean; same: boolean; eventHash: string }));

const ANCHORED_EVENTS = `
  select a.number, a.taken_at as "takenAt", a.salt, a.events_digest as "eventsDigest",
    a.previous_hash as "previousHash", a.hash,
    m.seq, m.event_id as "eventId", m.stream, m.version, m.hash as "eventHash",
    e.id is not null as exists,
    (e.seq, e.stream, e.version, e.hash) = (m.seq, m.stream, m.version, m.hash) as same
  from event_anchor a
  left join event_anchored m on m.anchor = a.number
  left join event e on e.id = m.event_id
  order by a.number, m.seq`;

/** Anchors of which only what they covered is left: those taken away from the end. */
const LOST_ANCHORS = `
  select distinct m.anchor as number from event_anchored m
  where not exists (select 1 from event_anchor a where a.number = m.anchor) order by 1`;

const SLIPPED_IN = `
  select e.stream, min(e.version) as version from event e
  where e.occurred_at < (select max(taken_at) - ${LATE_COMMIT} from event_anchor)
    and not exists (select 1 from event_anchored m where m.event_id = e.id)
  group by e.stream order by e.stream`;

/** One anchor: its link to the one before, its own hash, the digest of what it covers. */
class AnchorCheck {
  private readonly digest: EventsDigest;

  constructor(
    readonly anchor?: StoredAnchor,
    private readonly before?: StoredAnchor,
  ) {
    this.digest = new EventsDigest(anchor?.salt ?? '');
  }

  *begin(): Generator<StreamFault> {
    if (!this.anchor) return;
    const { number, takenAt, previousHash, hash } = this.anchor;
    const expected = (this.before?.number ?? 0) + 1;
    for (let lost = expected; lost < number; lost++) yield missing(lost);
    if (number === expected && previousHash !== (this.before?.hash ?? GENESIS))
      yield ofAnchor(number, 'broken-link', "doesn't follow the last");
    if (hashAnchor({ ...this.anchor, takenAt: takenAt.toISOString() }) !== hash)
      yield ofAnchor(number, 'changed', 'was changed');
  }

  add(row: AnchoredEvent & { eventHash: string }): void {
    this.digest.add({ ...row, hash: row.eventHash });
  }

  *end(): Generator<StreamFault> {
    if (this.anchor && this.digest.end() !== this.anchor.eventsDigest)
      yield ofAnchor(this.anchor.number, 'changed', 'covers other events than it did');
  }
}

const missing = (number: number): StreamFault => ofAnchor(number, 'gap', 'is missing');

const ofAnchor = (number: number, kind: ChainFault['kind'], what: string): StreamFault => ({
  stream: `anchor:${number}`,
  kind,
  version: number,
  message: `anchor ${number} ${what}`,
});

function faultOf(
  { stream, version, number }: AnchoredEvent & { number: number },
  kind: ChainFault['kind'],
  what: string,
): StreamFault {
  return {
    stream,
    kind,
    version,
    message: `event ${version} ${what} that anchor ${number} covers`,
  };
}
