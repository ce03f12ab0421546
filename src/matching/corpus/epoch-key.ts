import { createHash } from 'node:crypto';
import { ENGINE_VERSION, INDEX_FORMAT, type ViewWeights } from '../../../libs/matching/index.js';
import { type CorpusState } from './corpus-fingerprint.js';

/** What an index is built with, beside the corpus. */
export interface IndexSetup {
  /** Fingerprint of the lexicon. */
  lexicon: string;
  mostDocuments: number;
  weights: ViewWeights;
}

/**
 * SHA-256, in hex, over engine, file format and setup. Indexes of different setups never stand in
 * for each other, so while a new version is rolled out each has an epoch of its own.
 */
export function setupKeyOf({ lexicon, mostDocuments, weights }: IndexSetup): string {
  const ordered = Object.entries(weights).sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256([ENGINE_VERSION, INDEX_FORMAT, lexicon, mostDocuments, ordered]);
}

/** SHA-256, in hex: the same key, the same index to the last bit. */
export const epochKeyOf = (setupKey: string, { fingerprint }: CorpusState): string =>
  sha256([setupKey, fingerprint]);

const sha256 = (parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');
