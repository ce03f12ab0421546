import { GrowingArray } from './growing-array.js';
import { codeOfOne, ELSEWHERE_CODES, GROUP_SHIFT } from './list-codes.js';
import { GUARD, MORE } from './occurrences.js';
import type { ListTable, Occurrence } from './occurrences.js';
import { sharedWhole } from './sections.js';

const GROUP = 2 ** GROUP_SHIFT;

/**
 * Writes a table of lists into codes, in their order; those that are not their codes go to the end of
 * `occurrences`, to which nobody else adds meanwhile. See list-codes.ts.
 */
export class ListWriter<Codes extends ListTable['codes']> {
  private readonly places: Uint32Array;
  /** The lists of the group at hand that are not their codes, and where each of its lists ends there. */
  private readonly group = new Bytes();
  private readonly ends = new Uint32Array(GROUP);
  private next = 0;

  /** @param codes one for each list, whose last 8 bits are 0 yet. */
  constructor(
    private readonly occurrences: GrowingArray<Uint8Array>,
    readonly codes: Codes,
  ) {
    this.places = sharedWhole(Math.ceil(codes.length / GROUP) + 1);
  }

  /** Adds the next list; its occurrences are in the order of documents. */
  write(list: readonly Occurrence[]): void {
    const code = ownCode(list);
    if (code === undefined) writeOccurrences(list, this.group);
    this.end(code);
  }

  /** Adds the next list, which is one of a draft. */
  copy(draft: ListDraft, at: number): void {
    const code = draft.codeAt(at);
    if (code === undefined) draft.copy(at, this.group);
    this.end(code);
  }

  /** The table, when all its lists are written. */
  finish(): ListTable & { codes: Codes } {
    const { codes, places } = this;
    return { codes, places };
  }

  private end(code = 0): void {
    const { codes, ends, group } = this;
    const at = this.next++;
    codes[at] |= code;
    const last = at % GROUP;
    ends[last] = group.length;
    if (last === GROUP - 1 || this.next === codes.length) this.endGroup(at - last, last + 1);
  }

  /** Puts a group, of which only codes that are lists are written, behind the others. */
  private endGroup(first: number, many: number): void {
    const { codes, ends, group, occurrences, places } = this;
    const unit = this.unitOf(many);
    places[first / GROUP] = occurrences.length;
    let units = 0;
    for (let i = 0, from = 0; i < many; from = ends[i++]) {
      if (ends[i] === from) continue;
      codes[first + i] |= ELSEWHERE_CODES + units;
      for (let place = from; place < ends[i]; place++) occurrences.push(group.bytes[place]);
      const whole = Math.ceil((ends[i] - from) / unit);
      for (let empty = whole * unit - (ends[i] - from); empty > 0; empty--) occurrences.push(0);
      units += whole;
    }
    places[first / GROUP + 1] = occurrences.length;
    group.length = 0;
  }

  /** The least power of two of which the group at hand takes so few that codes can tell them. */
  private unitOf(many: number): number {
    const { ends } = this;
    for (let unit = 1; ; unit *= 2) {
      let units = 0;
      for (let i = 0, from = 0; i < many; from = ends[i++]) {
        units += Math.ceil((ends[i] - from) / unit);
      }
      if (units < ELSEWHERE_CODES) return unit;
    }
  }
}

/** The lists of all tables, when they are written. */
export function finishOccurrences(occurrences: GrowingArray<Uint8Array>): Uint8Array {
  for (const byte of GUARD) occurrences.push(byte);
  return occurrences.finish();
}

/**
 * Lists that come in another order than that of their table. Memory: 4 bytes a list
 * until they are copied, and what they take in `occurrences`.
 */
export class ListDraft {
  /** By place in the table: the code if that is the list, else 128 + where it is in the draft. */
  private readonly lists: Uint32Array;
  private readonly written = new GrowingArray(Uint8Array);
  private read = new Uint8Array(0);

  constructor(lists: number) {
    this.lists = new Uint32Array(lists);
  }

  write(at: number, list: readonly Occurrence[]): void {
    const code = ownCode(list);
    this.lists[at] = code ?? ELSEWHERE_CODES + this.written.length;
    if (code === undefined) writeOccurrences(list, this.written);
  }

  /** Adds all lists to a writer in the order of their table; the draft is used up. */
  copyTo(writer: ListWriter<Uint32Array>): void {
    this.read = this.written.finish();
    for (let at = 0; at < this.lists.length; at++) writer.copy(this, at);
  }

  codeAt(at: number): number | undefined {
    const list = this.lists[at];
    return list < ELSEWHERE_CODES ? list : undefined;
  }

  copy(at: number, to: Bytes): void {
    const { read } = this;
    const start = this.lists[at] - ELSEWHERE_CODES;
    const end = endOfList(read, start);
    for (let place = start; place < end; place++) to.push(read[place]);
  }
}

/** Bytes that come one at a time and are forgotten again, by `length`. */
class Bytes {
  bytes = new Uint8Array(1024);
  length = 0;

  push(byte: number): void {
    if (this.length === this.bytes.length) {
      const { bytes } = this;
      this.bytes = new Uint8Array(2 * bytes.length);
      this.bytes.set(bytes);
    }
    this.bytes[this.length++] = byte;
  }
}

/** The code of a list that is its code. */
function ownCode(list: readonly Occurrence[]): number | undefined {
  if (list.length === 0) return 0;
  const [{ document, times }] = list;
  return (list.length === 1 && codeOfOne(document, times)) || undefined;
}

function writeOccurrences(list: readonly Occurrence[], to: Pick<Bytes, 'push'>): void {
  let before = 0;
  list.forEach(({ document, times }, i) => {
    const last = i + 1 === list.length ? 1 : 0;
    const code = Math.min(times - 1, MORE);
    // Not shifted: a gap of 29 bits would lose its highest.
    writeNumber((document - before) * 8 + code * 2 + last, to);
    if (code === MORE) writeNumber(times - MORE - 1, to);
    before = document;
  });
}

function writeNumber(number: number, to: Pick<Bytes, 'push'>): void {
  let rest = number;
  for (; rest > 127; rest = Math.floor(rest / 128)) to.push(128 + (rest % 128));
  to.push(rest);
}

/** Where the list ends that begins at a place. */
function endOfList(occurrences: Uint8Array, start: number): number {
  for (let place = start; place < occurrences.length;) {
    const head = occurrences[place];
    while (occurrences[place++] > 127);
    if (((head >>> 1) & 3) === MORE) while (occurrences[place++] > 127);
    if ((head & 1) === 1) return place;
  }
  return occurrences.length;
}
