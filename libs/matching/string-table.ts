/**
 * Strings in two flat arrays, decoded one at a time. UTF-16 units as they are, so that every string
 * comes back as it went in, half a surrogate pair too. Cost: 4 bytes a string and 2 a unit.
 */
export class StringTable {
  constructor(
    /** String i is characters[starts[i]] to characters[starts[i + 1] - 1]. */
    readonly starts: Uint32Array,
    readonly characters: Uint16Array,
  ) {}

  static of(strings: readonly string[]): StringTable {
    const starts = new Uint32Array(strings.length + 1);
    strings.forEach((string, i) => (starts[i + 1] = starts[i] + string.length));
    const characters = new Uint16Array(starts[strings.length]);
    strings.forEach((string, i) => writeString(string, characters, starts[i]));
    return new StringTable(starts, characters);
  }

  get length(): number {
    return this.starts.length - 1;
  }

  at(i: number): string {
    return readString(this.characters, this.starts[i], this.starts[i + 1]);
  }

  toArray(): string[] {
    return Array.from({ length: this.length }, (_, i) => this.at(i));
  }
}

export function writeString(string: string, characters: Uint16Array, at: number): void {
  for (let i = 0; i < string.length; i++) characters[at + i] = string.charCodeAt(i);
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
