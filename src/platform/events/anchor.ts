import { createHash, type Hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/**
 * An anchor, as everybody may see it. `takenAt` in ISO 8601 with milliseconds: the beginning of the
 * slot of time in which it was taken. `eventsDigest` binds the events without telling anything of
 * them, not even whether there were any, since a secret salt goes into it.
 */
export interface Anchor {
  number: number;
  takenAt: string;
  eventsDigest: string;
  previousHash: string;
  hash: string;
}

/** SHA-256, in hex, over the canonical JSON of everything else in an anchor. */
export function hashAnchor({ number, takenAt, eventsDigest, previousHash }: Omit<Anchor, 'hash'>) {
  const link = canonicalJson({ number, takenAt, eventsDigest, previousHash });
  return createHash('sha256').update(link).digest('hex');
}

/** One event as an anchor knows it; `seq` is its running number in the log. */
export interface AnchoredEvent {
  seq: string;
  eventId: string;
  stream: string;
  version: number;
  hash: string;
}

/**
 * SHA-256 over a secret salt and one line for each event, in the order of `seq`. Input: the salt in
 * hex, then the events. Output: hex. Cost: one line in memory. Example: of the salt `ab…` and one
 * event the text is `ab…\n7 0190… challenge:0190… 1 5e…\n`.
 *
 * The salt is no ornament. Without it, whoever may read the visible events could compute the digest
 * they alone would give, compare, and learn of an envelope written in those minutes.
 */
export class EventsDigest {
  private readonly hash: Hash = createHash('sha256');

  constructor(salt: string) {
    this.hash.update(`${salt}\n`);
  }

  add({ seq, eventId, stream, version, hash }: AnchoredEvent): void {
    this.hash.update(`${seq} ${eventId} ${stream} ${version} ${hash}\n`);
  }

  end(): string {
    return this.hash.digest('hex');
  }
}
