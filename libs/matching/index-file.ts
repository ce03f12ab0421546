import { checksum } from './checksum.js';
import type { FlatIndex } from './flat-index.js';
import { ENGINE_VERSION } from './options.js';
import { viewAs, type NumberKind, type Numbers, type Sections } from './sections.js';

/**
 * A flat index as one run of bytes. Nothing here touches a disk.
 *
 * Layout: 32 bytes of preamble (magic of 8; format version, bytes of the header, as 32-bit numbers;
 * checksum of all that follows, 16 hexadecimal digits), the header in JSON (engine, hash of the
 * input, name, kind, place and count of each section, length of the whole), then the sections.
 * Header and sections begin on multiples of 16. Numbers are written as the
 * machine has them; one with the other order of bytes sees another format version.
 *
 * Cost: writing copies nothing and reads every byte once for the checksum; opening reads every byte
 * once and copies nothing when the bytes are on shared memory.
 */
const MAGIC = [...'JBINDEX\n'].map((character) => character.charCodeAt(0));
export const INDEX_FORMAT = 9;
const PREAMBLE = 32;

/** Why bytes are not opened as the index asked for. Whichever it is: build the index anew. */
export type IndexFileRefusal =
  'not-an-index' | 'other-format' | 'truncated' | 'corrupt' | 'other-engine' | 'other-input';

/**
 * The parts of the file in their order, views on the sections among them: write one after another.
 * `input` names what the index was built from, such as the fingerprint of a corpus.
 */
export function layOutIndexFile(flat: FlatIndex, input: string): Uint8Array[] {
  const sections = Object.entries(flat.sections);
  const listed = sections.map(([name, numbers]) => listing(name, numbers));
  const body = listed.reduce((sum, { bytes }) => sum + padded(bytes), 0);
  const header = encodeHeader({ engine: flat.engine, input, body, sections: listed });
  const parts = [header, ...sections.flatMap(([, numbers]) => withPadding(asBytes(numbers)))];
  const preamble = new Uint8Array(PREAMBLE);
  preamble.set(MAGIC);
  preamble.set(new Uint8Array(Uint32Array.of(INDEX_FORMAT, header.length).buffer), MAGIC.length);
  preamble.set(asciiOf(checksum(wordsOf(parts))), MAGIC.length + 8);
  return [preamble, ...parts];
}

/**
 * The flat index in the bytes of a whole file, as views of them, or why not. `input` is what the
 * index has to be built from. Bytes that don't begin at a multiple of 8, or lie on memory that
 * threads can't share, are copied once.
 */
export function openIndexFile(
  bytes: Uint8Array,
  input: string,
): { flat: FlatIndex } | { refused: IndexFileRefusal } {
  if (bytes.length < PREAMBLE) return { refused: isMagic(bytes) ? 'truncated' : 'not-an-index' };
  if (!isMagic(bytes)) return { refused: 'not-an-index' };
  const file = aligned(bytes);
  const [format, headerBytes] = new Uint32Array(file.buffer, file.byteOffset + MAGIC.length, 2);
  if (format !== INDEX_FORMAT) return { refused: 'other-format' };
  const start = PREAMBLE + headerBytes;
  if (start > file.length) return { refused: 'truncated' };
  const header = decodeHeader(file.subarray(PREAMBLE, start));
  if (!header) return { refused: 'corrupt' };
  if (file.length < start + header.body) return { refused: 'truncated' };
  if (file.length > start + header.body || file.length % 16 > 0) return { refused: 'corrupt' };
  const sum = String.fromCharCode(...file.subarray(MAGIC.length + 8, PREAMBLE));
  if (sum !== checksum(wordsOf([file.subarray(PREAMBLE)]))) return { refused: 'corrupt' };
  if (header.engine !== ENGINE_VERSION) return { refused: 'other-engine' };
  if (header.input !== input) return { refused: 'other-input' };
  return { flat: { engine: header.engine, sections: viewSections(file, start, header.sections) } };
}

interface Listing {
  name: string;
  kind: NumberKind;
  /** Length in bytes without padding. */
  bytes: number;
}

interface Header {
  engine: string;
  input: string;
  /** Bytes of all sections with their padding. */
  body: number;
  sections: Listing[];
}

const listing = (name: string, numbers: Numbers): Listing => ({
  name,
  kind: numbers[Symbol.toStringTag],
  bytes: numbers.byteLength,
});

const padded = (bytes: number): number => Math.ceil(bytes / 16) * 16;

const asBytes = ({ buffer, byteOffset, byteLength }: Numbers): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** The bytes as parts of whole multiples of 16; only the odd tail is copied. */
function withPadding(bytes: Uint8Array): Uint8Array[] {
  const whole = bytes.length - (bytes.length % 16);
  if (whole === bytes.length) return [bytes];
  const tail = new Uint8Array(16);
  tail.set(bytes.subarray(whole));
  return [bytes.subarray(0, whole), tail];
}

/** The words of parts that are multiples of 16 bytes long. */
function* wordsOf(parts: Uint8Array[]): Generator<Uint32Array> {
  for (const part of parts) {
    const { buffer, byteOffset, length } = part.byteOffset % 4 === 0 ? part : part.slice();
    yield new Uint32Array(buffer, byteOffset, length / 4);
  }
}

const asciiOf = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

const isMagic = (bytes: Uint8Array): boolean =>
  MAGIC.every((unit, i) => i >= bytes.length || bytes[i] === unit);

/** JSON in UTF-8, filled up with spaces, which JSON passes over. */
function encodeHeader(header: Header): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(padded(json.length)).fill(0x20);
  bytes.set(json);
  return bytes;
}

/** Undefined when it can't be read; only the checksum tells whether what was read is true. */
function decodeHeader(bytes: Uint8Array): Header | undefined {
  try {
    const header: unknown = JSON.parse(new TextDecoder().decode(bytes.slice()));
    const readable = typeof header === 'object' && header !== null && 'body' in header;
    // The checksum is compared before anything but `body` is used.
    return readable && typeof header.body === 'number' ? (header as Header) : undefined;
  } catch {
    return undefined;
  }
}

function aligned(bytes: Uint8Array): Uint8Array {
  const shared = bytes.buffer[Symbol.toStringTag] === 'SharedArrayBuffer';
  if (shared && bytes.byteOffset % 8 === 0) return bytes;
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

function viewSections(file: Uint8Array, start: number, listed: Listing[]): Sections {
  const sections: Sections = {};
  let at = file.byteOffset + start;
  for (const { name, kind, bytes } of listed) {
    sections[name] = viewAs(kind, file.buffer, at, bytes);
    at += padded(bytes);
  }
  return sections;
}
