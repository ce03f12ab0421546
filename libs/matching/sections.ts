import { assert } from '../kernel/index.js';
import { StringTable } from './string-table.js';

/** The flat arrays an index is made of. */
export type Numbers =
  Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

export type NumberKind = Numbers[typeof Symbol.toStringTag];

/** Named arrays; each lies on shared memory, so that sending them to a thread copies nothing. */
export type Sections = Record<string, Numbers>;

/** The same numbers on shared memory; those that are there already are not copied. */
export function onShared<T extends Numbers>(numbers: T): T {
  // Not `instanceof`: memory that came from another realm has classes of its own.
  if (numbers.buffer[Symbol.toStringTag] === 'SharedArrayBuffer') return numbers;
  const memory = new SharedArrayBuffer(numbers.byteLength);
  const shared = viewAs(numbers[Symbol.toStringTag], memory, 0, numbers.byteLength);
  shared.set(numbers);
  // The kind that came in is the kind that was asked for.
  return shared as T;
}

export const sharedWhole = (length: number): Uint32Array =>
  new Uint32Array(new SharedArrayBuffer(4 * length));

export const sharedBytes = (length: number): Uint8Array =>
  new Uint8Array(new SharedArrayBuffer(length));

export const sharedSingles = (length: number): Float32Array =>
  new Float32Array(new SharedArrayBuffer(4 * length));

export const sharedDoubles = (length: number): Float64Array =>
  new Float64Array(new SharedArrayBuffer(8 * length));

/** Collects the sections of a flat index under dotted names such as `postings.rows`. */
export class SectionWriter {
  readonly sections: Sections = {};

  numbers(name: string, numbers: Numbers): void {
    assert(!(name in this.sections), `section ${name} is written twice`);
    this.sections[name] = onShared(numbers);
  }

  /** Each array of a record: `group.key`. */
  group<K extends string>(group: string, record: Record<K, Numbers>, keys: readonly K[]): void {
    for (const key of keys) this.numbers(`${group}.${key}`, record[key]);
  }

  strings(name: string, table: StringTable): void {
    this.group(name, table, ['starts', 'characters']);
  }

  /** Anything small that is not an array of numbers. */
  json(name: string, value: unknown): void {
    this.strings(name, StringTable.of([JSON.stringify(value)]));
  }
}

/**
 * Hands the sections out again. An absent section or one of another kind is a broken promise of our
 * own code (AssertionError): files are checked before anybody reads sections.
 */
export class SectionReader {
  constructor(private readonly sections: Sections) {}

  bytes = (name: string): Uint8Array => this.take('Uint8Array', name);
  halves = (name: string): Uint16Array => this.take('Uint16Array', name);
  signed = (name: string): Int32Array => this.take('Int32Array', name);
  whole = (name: string): Uint32Array => this.take('Uint32Array', name);
  singles = (name: string): Float32Array => this.take('Float32Array', name);
  doubles = (name: string): Float64Array => this.take('Float64Array', name);

  has = (name: string): boolean => name in this.sections;

  strings(name: string): StringTable {
    return new StringTable(this.whole(`${name}.starts`), this.halves(`${name}.characters`));
  }

  json(name: string): unknown {
    return JSON.parse(this.strings(name).at(0));
  }

  private take<K extends NumberKind>(
    kind: K,
    name: string,
  ): Extract<Numbers, { [Symbol.toStringTag]: K }> {
    const numbers: Numbers | undefined = this.sections[name];
    assert(numbers?.[Symbol.toStringTag] === kind, `the index has no section ${name} of ${kind}`);
    // The assertion compared the tag; the compiler can't narrow a union by a generic tag.
    return numbers as Extract<Numbers, { [Symbol.toStringTag]: K }>;
  }
}

/** Numbers of a kind in some bytes of memory, without copying them. */
export function viewAs(
  kind: NumberKind,
  memory: ArrayBufferLike,
  start: number,
  bytes: number,
): Numbers {
  switch (kind) {
    case 'Uint8Array':
      return new Uint8Array(memory, start, bytes);
    case 'Uint16Array':
      return new Uint16Array(memory, start, bytes / 2);
    case 'Int32Array':
      return new Int32Array(memory, start, bytes / 4);
    case 'Uint32Array':
      return new Uint32Array(memory, start, bytes / 4);
    case 'Float32Array':
      return new Float32Array(memory, start, bytes / 4);
    case 'Float64Array':
      return new Float64Array(memory, start, bytes / 8);
  }
}
