import { GrowingArray } from './growing-array.js';

/**
 * Strings in two flat arrays, decoded when asked for. UTF-16 units as they are, so that every string
 * comes back as it went in, half a surrogate pair too. Cost: 4 bytes a string and 2 a unit.
 */
export class StringTable {
  private readonly decoded: (string | undefined)[] = [];

  constructor(
    /** String i is characters[starts[i]] to characters[starts[i + 1] - 1]. */
    readonly starts: Uint32Array,
    readonly characters: Uint16Array,
  ) {}

  static of(strings: Iterable<string>): StringTable {
    const table = new StringTableBuilder();
    for (const string of strings) table.push(string);
    return table.finish();
  }

  get length(): number {
    return this.starts.length - 1;
  }

  /** Made when it is first asked for, and remembered. */
  at(i: number): string {
    return (this.decoded[i] ??= readString(this.characters, this.starts[i], this.starts[i + 1]));
  }

  toArray(): string[] {
    return Array.from({ length: this.length }, (_, i) => this.at(i));
  }

  /** Place of a string in a table whose strings ascend by UTF-16 unit, or -1. Decodes none. */
  find(string: string): number {
    let [low, high] = [0, this.length - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = this.compare(middle, string);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  private compare(i: number, string: string): number {
    const start = this.starts[i];
    const length = this.starts[i + 1] - start;
    const shorter = Math.min(length, string.length);
    for (let at = 0; at < shorter; at++) {
      const difference = this.characters[start + at] - string.charCodeAt(at);
      if (difference !== 0) return difference;
    }
    return length - string.length;
  }
}

/** Strings that come one at a time. */
export class StringTableBuilder {
  private readonly starts = new GrowingArray(Uint32Array);
  private readonly characters = new GrowingArray(Uint16Array);

  constructor() {
    this.starts.push(0);
  }

  get length(): number {
    return this.starts.length - 1;
  }

  push(string: string): void {
    for (let i = 0; i < string.length; i++) this.characters.push(string.charCodeAt(i));
    this.starts.push(this.characters.length);
  }

  finish(): StringTable {
    return new StringTable(this.starts.finish(), this.characters.finish());
  }
}

/** As many units as a call may have arguments on every engine. */
const UNITS_PER_CALL = 8192;

function readString(characters: Uint16Array, start: number, end: number): string {
  let string = '';
  for (let at = start; at < end; at += UNITS_PER_CALL) {
    const units = characters.subarray(at, Math.min(end, at + UNITS_PER_CALL));
    string += String.fromCharCode(...units);
  }
  return string;
}
