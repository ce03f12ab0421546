import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { assert } from '../../../libs/kernel/index.js';

/**
 * Sealing: turns a value into bytes that tell nothing without the master key, and back.
 *
 * Input: a 32-byte master key; any JSON value; the id of the envelope it goes into.
 * Output: `version(1) ‖ nonce(12) ‖ tag(16) ‖ AES-256-GCM(length(4) ‖ JSON ‖ zeros)`.
 * Each envelope has a key of its own, HKDF-SHA-256(master, "envelope" ‖ id), and its id is bound to
 * the bytes, so that they open nowhere else. The plaintext is padded to one of a few sizes.
 * Cost: linear in the padded size, about 0.1 ms for the smallest.
 * Source: RFC 5869 (HKDF), NIST SP 800-38D (GCM; 96-bit random nonce), RFC 2104 (HMAC).
 *
 * Worked example: `{"a":1}` is 7 bytes; with its length 11; padded to 32,768; sealed 32,797. So is
 * a bid of 32,000 bytes: the two can't be told apart.
 */
export class Seal {
  /** Derived once: an opening blinds the names of all who might have bid. */
  private readonly blindKey: Buffer;

  constructor(private readonly master: Buffer) {
    assert(master.length === 32, 'a master key has 32 bytes');
    this.blindKey = this.derive('blind');
  }

  /** The same 64 hex digits for the same parts, unlinkable to them and to each other otherwise. */
  blind(...parts: (string | number)[]): string {
    return mac(this.blindKey, parts).toString('hex');
  }

  /** A number for an advisory lock on what the parts name: even the lock table tells nothing. */
  lockNumber(...parts: (string | number)[]): string {
    return mac(this.derive('lock'), parts).readBigInt64BE().toString();
  }

  /** Tells one master key from another and nothing about it. */
  fingerprint(): string {
    return mac(this.derive('fingerprint'), []).toString('hex');
  }

  close(envelopeId: string, value: unknown): Buffer {
    const text = Buffer.from(JSON.stringify(value), 'utf8');
    const padded = Buffer.alloc(paddedSize(text.length + LENGTH_BYTES));
    padded.writeUInt32BE(text.length);
    text.copy(padded, LENGTH_BYTES);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.envelopeKey(envelopeId), nonce);
    cipher.setAAD(Buffer.from(envelopeId, 'utf8'));
    const body = Buffer.concat([cipher.update(padded), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), body]);
  }

  /** Throws {@link BrokenSeal} when a single bit, the id or the key is not the one it was. */
  open(envelopeId: string, sealed: Buffer): unknown {
    if (sealed.length < HEAD_BYTES + LENGTH_BYTES || sealed[0] !== VERSION) throw new BrokenSeal();
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.envelopeKey(envelopeId), nonce, {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(envelopeId, 'utf8'));
    decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEAD_BYTES));
    try {
      const padded = Buffer.concat([
        decipher.update(sealed.subarray(HEAD_BYTES)),
        decipher.final(),
      ]);
      const end = LENGTH_BYTES + padded.readUInt32BE();
      return JSON.parse(padded.subarray(LENGTH_BYTES, end).toString('utf8'));
    } catch {
      throw new BrokenSeal();
    }
  }

  private envelopeKey(envelopeId: string): Buffer {
    return this.derive(`envelope ${envelopeId}`);
  }

  private derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.master, '', `jiebang sealing 1 ${purpose}`, 32));
  }
}

/** The bytes are not what was sealed, or the key is another. Says nothing more, on purpose. */
export class BrokenSeal extends Error {
  constructor() {
    super('the seal is broken or belongs to another key');
  }
}

/** SHA-256 of the sealed bytes, in hex: what a receipt, the event log and the minutes all name. */
export const digestOf = (sealed: Buffer): string =>
  createHash('sha256').update(sealed).digest('hex');

/** Parts are framed as JSON, so that ("ab", "c") and ("a", "bc") differ. */
const mac = (key: Buffer, parts: (string | number)[]): Buffer =>
  createHmac('sha256', key).update(JSON.stringify(parts)).digest();

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const LENGTH_BYTES = 4;
const HEAD_BYTES = 1 + NONCE_BYTES + TAG_BYTES;

/** 32, 128, 512 KiB: nearly every bid, and every draft of one, is of the first size. */
const SIZES = [32, 128, 512].map((kib) => kib * 1024);

/** The most bytes of JSON that fit into an envelope. */
export const MAX_SEALED_BYTES = SIZES[SIZES.length - 1] - LENGTH_BYTES;

function paddedSize(bytes: number): number {
  const size = SIZES.find((candidate) => bytes <= candidate);
  assert(size !== undefined, `${bytes} bytes are too many for an envelope`);
  return size;
}
