/**
 * Which encoding a file has, judged from its first bytes.
 *
 * Input: the head of the file, and later the bytes around its first non-ASCII one. Output: the
 * encoding. Cost: one pass. A byte order mark decides; without one, zeros in every second byte
 * mean UTF-16; else the bytes are read as UTF-8 and, where most of the non-ASCII ones don't fit,
 * as GB18030. Most, not all: one damaged character in a UTF-8 file must not turn the whole file
 * into other characters. GB18030 needs pairs of high bytes; a Latin-1 file, where high bytes stand
 * alone between letters, is therefore left as UTF-8 with its bad bytes reported.
 * Example: `b1 ea cc e2` (标题) has no valid UTF-8 sequence and two high pairs: GB18030.
 */
export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'windows-1252';

export interface Detected {
  encoding: Encoding;
  /** Bytes of the byte order mark to skip. */
  skip: number;
  /** False: UTF-8 or GB18030, to be judged by `judgeMultibyte` where the first such byte comes. */
  certain: boolean;
}

export function detectEncoding(head: Uint8Array): Detected {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return certainly('utf-8', 3);
  if (head[0] === 0xff && head[1] === 0xfe) return certainly('utf-16le', 2);
  if (head[0] === 0xfe && head[1] === 0xff) return certainly('utf-16be', 2);
  const wide = detectWide(head);
  if (wide) return certainly(wide, 0);
  if (saysLatin(head)) return certainly('windows-1252', 0);
  return { encoding: 'utf-8', skip: 0, certain: false };
}

export function judgeMultibyte(bytes: Uint8Array): Encoding {
  return looksLikeGb(bytes) ? 'gb18030' : 'utf-8';
}

/**
 * Length of the character at `i`: 1 to 4, 0 when no character can start there, -1 when the bytes
 * end within a character.
 */
export function sequenceLength(encoding: Encoding, bytes: Uint8Array, i: number): number {
  if (encoding === 'utf-8') return utf8Length(bytes, i);
  if (encoding === 'gb18030') return gbLength(bytes, i);
  if (encoding === 'windows-1252') return 1;
  return wideLength(bytes, i, encoding === 'utf-16le');
}

function certainly(encoding: Encoding, skip: number): Detected {
  return { encoding, skip, certain: true };
}

function detectWide(head: Uint8Array): Encoding | undefined {
  const units = Math.min(512, head.length >> 1);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < units; i++) {
    if (head[2 * i] === 0) even++;
    if (head[2 * i + 1] === 0) odd++;
  }
  const enough = Math.max(2, units / 10);
  if (odd >= enough && odd > 4 * even) return 'utf-16le';
  if (even >= enough && even > 4 * odd) return 'utf-16be';
  return undefined;
}

/** An XML declaration may name a Western single-byte encoding; that is an honest label. */
function saysLatin(head: Uint8Array): boolean {
  const start = String.fromCharCode(...head.subarray(0, 200));
  return /^\s*<\?xml[^>]*encoding\s*=\s*["'](iso-8859-1|latin-?1|windows-1252)["']/i.test(start);
}

function looksLikeGb(bytes: Uint8Array): boolean {
  let fits = 0;
  let misfits = 0;
  for (let i = 0; i < bytes.length;) {
    if (bytes[i] < 0x80) {
      i++;
      continue;
    }
    const length = utf8Length(bytes, i);
    if (length < 0) break;
    if (length === 0) misfits++;
    else fits += length;
    i += Math.max(1, length);
  }
  return misfits > fits && mostlyHighPairs(bytes);
}

function mostlyHighPairs(bytes: Uint8Array): boolean {
  let pairs = 0;
  let others = 0;
  for (let i = 0; i < bytes.length;) {
    if (bytes[i] < 0x80) {
      i++;
      continue;
    }
    const length = gbLength(bytes, i);
    if (length < 0) break;
    if (length >= 2 && bytes[i + 1] >= 0x80) pairs++;
    else if (length !== 4) others++;
    i += Math.max(1, length);
  }
  return pairs > others;
}

function utf8Length(bytes: Uint8Array, i: number): number {
  const lead = bytes[i];
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0) return 0;
  for (let k = 1; k < length; k++) {
    if (i + k >= bytes.length) return -1;
    const byte = bytes[i + k];
    if (byte < 0x80 || byte > 0xbf) return 0;
    if (k === 1 && !lawfulSecond(lead, byte)) return 0;
  }
  return length;
}

/** No overlong forms, no surrogates, nothing beyond U+10FFFF. */
function lawfulSecond(lead: number, second: number): boolean {
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second <= 0x9f;
  if (lead === 0xf0) return second >= 0x90;
  if (lead === 0xf4) return second <= 0x8f;
  return true;
}

function gbLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i];
  if (lead < 0x80) return 1;
  if (lead === 0x80 || lead === 0xff) return 0;
  if (i + 1 >= bytes.length) return -1;
  const second = bytes[i + 1];
  if (second >= 0x40 && second !== 0x7f && second !== 0xff) return 2;
  if (second < 0x30 || second > 0x39) return 0;
  if (i + 3 >= bytes.length) return -1;
  const third = bytes[i + 2];
  const fourth = bytes[i + 3];
  return third >= 0x81 && third <= 0xfe && fourth >= 0x30 && fourth <= 0x39 ? 4 : 0;
}

function wideLength(bytes: Uint8Array, i: number, little: boolean): number {
  if (i + 1 >= bytes.length) return -1;
  const high = bytes[little ? i + 1 : i];
  if (high < 0xd8 || high > 0xdf) return 2;
  if (high > 0xdb) return 0;
  if (i + 3 >= bytes.length) return -1;
  const next = bytes[little ? i + 3 : i + 2];
  return next >= 0xdc && next <= 0xdf ? 4 : 0;
}
