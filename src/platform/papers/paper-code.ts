import { createHash } from 'node:crypto';
import { canonicalJson } from '../events/index.js';

/**
 * The code printed on a paper, by which anybody can ask whether the records say the same.
 *
 * It is nowhere stored: it is the number of the challenge, what paper it is, and the first 60 bits of
 * SHA-256 over the facts the paper states, so a record altered afterwards no longer bears out the
 * papers printed before. Letters are Crockford's base 32, which survives being read aloud and typed:
 * no I, L, O or U, no difference of case. Example: `JB-2026-0007-N-7K3M-9QXW-4T2P`.
 */
export interface PaperFacts {
  /** Of the challenge. */
  number: string;
  /** What paper of the challenge: a letter, then a round where there are several. */
  mark: string;
  /** What the paper states, by ids and times that never change; JSON. */
  facts: unknown;
}

export function paperCode({ number, mark, facts }: PaperFacts): string {
  const bytes = createHash('sha256').update(canonicalJson({ number, mark, facts })).digest();
  const bits = bytes.readBigUInt64BE(0) >> 4n;
  const letters = Array.from({ length: LETTERS }, (_, place) =>
    DIGITS.charAt(Number((bits >> BigInt(5 * (LETTERS - 1 - place))) & 31n)),
  ).join('');
  return [number, mark, ...(letters.match(/.{4}/g) ?? [])].join('-');
}

/** What a code typed by somebody is about, in its proper spelling; null: no code at all. */
export function readPaperCode(
  typed: string,
): { code: string; number: string; mark: string } | null {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]+/gu, '');
  const found = /^JB(\d{4})(\d{4,9}?)([A-Z])([1-9]\d{0,3})?([0-9A-Z]{12})$/.exec(plain);
  if (!found) return null;
  const [, year, running, letter, round = '', end = ''] = found;
  const letters = end.replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  const number = `JB-${year}-${running}`;
  const mark = `${letter}${round}`;
  return { number, mark, code: [number, mark, ...(letters.match(/.{4}/g) ?? [])].join('-') };
}

const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 12;
