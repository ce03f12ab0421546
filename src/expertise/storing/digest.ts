import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/events/index.js';

/** SHA-256 in hexadecimal, of a text as it is or of a value whatever the order of its keys. */
export const digest = (value: unknown): string =>
  createHash('sha256')
    .update(typeof value === 'string' ? value : canonicalJson(value))
    .digest('hex');
