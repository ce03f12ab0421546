import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** What one link of a stream's chain is made of; `at` in ISO 8601 with milliseconds. */
export interface ChainLink {
  id: string;
  stream: string;
  version: number;
  type: string;
  payload: unknown;
  actor: unknown;
  requestId: string | null;
  at: string;
  previousHash: string;
}

/** What is wrong with a stream, or with an anchor, which passes for the stream `anchor:<number>`. */
export const FAULT_KINDS = [
  'gap',
  'changed',
  'broken-link',
  'truncated',
  'headless',
  'removed',
  'rewritten',
  'slipped-in',
] as const;

export interface ChainFault {
  kind: (typeof FAULT_KINDS)[number];
  /** The position of the first event that is wrong; of an anchor, its number. */
  version: number;
  message: string;
}

/** The hash before the first link of a stream, and before the first anchor. */
export const GENESIS = '0'.repeat(64);

/** SHA-256, in hex, over the canonical JSON of a link. */
export function hashLink(link: ChainLink): string {
  return createHash('sha256').update(canonicalJson(link)).digest('hex');
}

/**
 * Checks one stream, link by link, so that no stream has to fit into memory. Input: its links in
 * order of version with the stored hash, then the head the stream claims to have. Output: the first
 * fault, or undefined. Cost: one hash a link.
 */
export class ChainCheck {
  private length = 0;
  private previous = GENESIS;
  private fault?: ChainFault;

  follow({ hash, ...link }: ChainLink & { hash: string }): void {
    const version = ++this.length;
    if (link.version !== version) this.find('gap', version, 'is missing');
    if (link.previousHash !== this.previous)
      this.find('broken-link', version, "doesn't follow the last");
    if (hashLink(link) !== hash) this.find('changed', version, 'was changed');
    this.previous = hash;
  }

  end(head: { version: number; hash: string }): ChainFault | undefined {
    if (head.version !== this.length || head.hash !== this.previous)
      this.fault ??= {
        kind: 'truncated',
        version: this.length + 1,
        message: 'events are missing at the end',
      };
    return this.fault;
  }

  private find(kind: ChainFault['kind'], version: number, what: string): void {
    this.fault ??= { kind, version, message: `event ${version} ${what}` };
  }
}
