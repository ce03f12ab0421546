import { isAscii } from 'node:buffer';
import { markBadByte } from './bad-bytes.js';
import { detectEncoding, judgeMultibyte, sequenceLength, type Encoding } from './encoding.js';

/** Text is decoded in pieces of at most this many bytes, so that memory doesn't follow the file. */
const PIECE = 256 * 1024;
/** Enough for a byte order mark, an XML declaration and the zeros of UTF-16. */
const HEAD = 4096;
/** How far beyond the first non-ASCII byte the encoding is judged. */
const JUDGED = 64 * 1024;

/**
 * Bytes to text, with every line end as one LF and no byte order mark. A byte that fits no
 * character is marked (see bad-bytes) and not replaced. `onEncoding` is told once. A file that is
 * plain ASCII at first, be it for a gigabyte, is judged where its first other character comes:
 * what was read until then means the same in UTF-8 and in GB18030.
 */
export async function* decodeBytes(
  source: AsyncIterable<Uint8Array>,
  onEncoding: (encoding: Encoding) => void = () => undefined,
): AsyncGenerator<string> {
  const pieces = piecesOf(source);
  const ends = new LineEnds();
  let head = await readMore(pieces, new Uint8Array(0), HEAD);
  const { skip, certain, encoding: first } = detectEncoding(head);
  let encoding = first;
  while (!certain && isAscii(head)) {
    yield ends.unify(Buffer.from(head).toString('latin1'));
    const next = await pieces.next();
    head = next.done ? new Uint8Array(0) : next.value;
    if (next.done) break;
  }
  if (!certain) {
    head = await readMore(pieces, head, head.length + JUDGED);
    encoding = judgeMultibyte(head);
  }
  onEncoding(encoding);
  const decoder = new PieceDecoder(encoding);
  yield ends.unify(decoder.decode(head.subarray(skip)));
  for await (const piece of pieces) yield ends.unify(decoder.decode(piece));
  yield ends.unify(decoder.finish()) + ends.finish();
}

async function* piecesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const bytes of source) {
    for (let i = 0; i < bytes.length; i += PIECE) yield bytes.subarray(i, i + PIECE);
  }
}

async function readMore(
  pieces: AsyncGenerator<Uint8Array>,
  start: Uint8Array,
  wanted: number,
): Promise<Uint8Array> {
  const parts = [start];
  for (let length = start.length; length < wanted;) {
    const next = await pieces.next();
    if (next.done) break;
    parts.push(next.value);
    length += next.value.length;
  }
  return Buffer.concat(parts);
}

/** Decodes piece by piece; a character cut by the border of two pieces waits for its rest. */
class PieceDecoder {
  private readonly strict: InstanceType<typeof TextDecoder>;
  private rest: Uint8Array = new Uint8Array(0);

  constructor(private readonly encoding: Encoding) {
    this.strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  decode(piece: Uint8Array): string {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, piece]) : piece;
    const border = this.borderOf(bytes);
    this.rest = Uint8Array.from(bytes.subarray(border));
    return this.decodeWhole(bytes.subarray(0, border));
  }

  finish(): string {
    const bytes = this.rest;
    this.rest = new Uint8Array(0);
    return this.decodeWhole(bytes);
  }

  private decodeWhole(bytes: Uint8Array): string {
    try {
      return this.strict.decode(bytes);
    } catch {
      return this.decodeDamaged(bytes);
    }
  }

  private decodeDamaged(bytes: Uint8Array): string {
    let text = '';
    let good = 0;
    for (let i = 0; i < bytes.length;) {
      const length = sequenceLength(this.encoding, bytes, i);
      if (length > 0) {
        i += length;
        continue;
      }
      text += this.decodeFitting(bytes.subarray(good, i));
      const width = this.encoding.startsWith('utf-16') ? Math.min(2, bytes.length - i) : 1;
      for (let k = 0; k < width; k++) text += markBadByte(bytes[i + k]);
      i += width;
      good = i;
    }
    return text + this.decodeFitting(bytes.subarray(good));
  }

  /** The bytes have the form of characters; GB18030 has forms to which no character belongs. */
  private decodeFitting(bytes: Uint8Array): string {
    try {
      return this.strict.decode(bytes);
    } catch {
      return this.decodeOneByOne(bytes);
    }
  }

  private decodeOneByOne(bytes: Uint8Array): string {
    let text = '';
    for (let i = 0; i < bytes.length;) {
      const length = Math.max(1, sequenceLength(this.encoding, bytes, i));
      const one = bytes.subarray(i, i + length);
      try {
        text += this.strict.decode(one);
      } catch {
        for (const byte of one) text += markBadByte(byte);
      }
      i += length;
    }
    return text;
  }

  /** Where the last whole character ends. */
  private borderOf(bytes: Uint8Array): number {
    if (this.encoding === 'windows-1252') return bytes.length;
    const start = this.knownStart(bytes);
    for (let i = start; i < bytes.length;) {
      const length = sequenceLength(this.encoding, bytes, i);
      if (length < 0) return i;
      i += length > 0 ? length : this.encoding.startsWith('utf-16') ? 2 : 1;
    }
    return bytes.length;
  }

  /** A place near the end where a character surely starts, to walk on from. */
  private knownStart(bytes: Uint8Array): number {
    const end = bytes.length;
    if (this.encoding === 'utf-8') {
      let i = Math.max(0, end - 4);
      while (i < end && (bytes[i] & 0xc0) === 0x80) i++;
      return i;
    }
    if (this.encoding === 'gb18030') {
      for (let i = end - 1; i >= 0; i--) if (bytes[i] < 0x30) return i + 1;
      return 0;
    }
    const even = end - (end % 2);
    return Math.max(0, even - 2);
  }
}

/** CRLF and lone CR become LF, also when a CR is the last character of a piece. */
class LineEnds {
  private heldCr = false;

  unify(text: string): string {
    if (text.length === 0) return text;
    let whole = this.heldCr ? `\r${text}` : text;
    this.heldCr = whole.endsWith('\r');
    if (this.heldCr) whole = whole.slice(0, -1);
    return whole.includes('\r') ? whole.replace(/\r\n?/g, '\n') : whole;
  }

  finish(): string {
    return this.heldCr ? '\n' : '';
  }
}
