import { createHash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** What one link of a stream's chain is made of; `at` in ISO 8601 with milliseconds. */
export interface ChainLink {
  stream: string;
  version: number;
  type: string;
  payload: unknown;
  actor: unknown;
  at: string;
  previousHash: string;
}

export type ChainFault =
  | { kind: 'gap'; version: number; message: string }
  | { kind: 'changed'; version: number; message: string }
  | { kind: 'broken-link'; version: number; message: string }
  | { kind: 'truncated'; version: number; message: string };

/** The hash before the first link of a stream. */
export const GENESIS = '0'.repeat(64);

/** SHA-256, in hex, over the canonical JSON of a link. */
export function hashLink(link: ChainLink): string {
  return createHash('sha256').update(canonicalJson(link)).digest('hex');
}

/**
 * Checks one stream. Input: its links in order of version with the stored hash, and the head the
 * stream claims to have. Output: the first fault, or undefined. Cost: one hash a link.
 */
export function checkChain(
  links: (ChainLink & { hash: string })[],
  head: { version: number; hash: string },
): ChainFault | undefined {
  let previous = GENESIS;
  for (const [index, { hash, ...link }] of links.entries()) {
    const version = index + 1;
    if (link.version !== version)
      return { kind: 'gap', version, message: `event ${version} is missing` };
    if (link.previousHash !== previous)
      return { kind: 'broken-link', version, message: `event ${version} doesn't follow the last` };
    if (hashLink(link) !== hash)
      return { kind: 'changed', version, message: `event ${version} was changed` };
    previous = hash;
  }
  if (head.version === links.length && head.hash === previous) return undefined;
  return { kind: 'truncated', version: links.length + 1, message: 'events are missing at the end' };
}
