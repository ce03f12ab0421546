import { GrowingArray } from './growing-array.js';
import { endOfList, GROUP_SHIFT, MORE, roomOf } from './occurrences.js';
import type { ListTable, Occurrence } from './occurrences.js';
import { sharedWhole } from './sections.js';

/**
 * Writes a table of lists into codes, in their order; those that are not their codes go to the end of
 * `occurrences`. See occurrences.ts.
 */
export class ListWriter<Codes extends ListTable['codes']> {
  private readonly places: Uint32Array;
  private readonly farLists = new GrowingArray(Uint32Array);
  private readonly farPlaces = new GrowingArray(Uint32Array);
  private next = 0;
  private readonly room: number;

  constructor(
    private readonly occurrences: GrowingArray<Uint8Array>,
    readonly codes: Codes,
  ) {
    this.room = roomOf(codes);
    this.places = sharedWhole(Math.ceil(codes.length / 2 ** GROUP_SHIFT));
  }

  /** Adds the next list; its occurrences are in the order of documents. */
  write(list: readonly Occurrence[]): void {
    const code = ownCode(list, this.room);
    this.begin(code);
    if (code === undefined) writeOccurrences(list, this.occurrences);
  }

  /** Adds the next list, which is one of a draft. */
  copy(draft: ListDraft, at: number): void {
    const code = draft.codeAt(at);
    this.begin(code);
    if (code === undefined) draft.copy(at, this.occurrences);
  }

  /** The table, when all its lists are written. */
  finish(): ListTable & { codes: Codes } {
    const { codes, places } = this;
    return {
      ...{ codes, places },
      farLists: this.farLists.finish(),
      farPlaces: this.farPlaces.finish(),
    };
  }

  private begin(code: number | undefined): void {
    const { codes, places } = this;
    const at = this.next++;
    const { length } = this.occurrences;
    const group = at >>> GROUP_SHIFT;
    if (at === group << GROUP_SHIFT) places[group] = length;
    const distance = Math.min(this.room - 1, 1 + length - places[group]);
    codes[at] = code ?? 8 * distance;
    if (code !== undefined || distance < this.room - 1) return;
    this.farLists.push(at);
    this.farPlaces.push(length);
  }
}

/**
 * Lists that come in another order than that of their table, of 8 bits each. Memory: 4 bytes a list
 * until they are copied, and what they take in `occurrences`.
 */
export class ListDraft {
  /** By place in the table: the list if that is its code, else 256 + where it is in the draft. */
  private readonly lists: Uint32Array;
  private readonly written = new GrowingArray(Uint8Array);
  private readonly room: number;
  private read = new Uint8Array(0);

  constructor(codes: Uint8Array) {
    this.room = roomOf(codes);
    this.lists = new Uint32Array(codes.length);
  }

  write(at: number, list: readonly Occurrence[]): void {
    const code = ownCode(list, this.room);
    this.lists[at] = code ?? CODES + this.written.length;
    if (code === undefined) writeOccurrences(list, this.written);
  }

  /** Adds all lists to a writer in the order of their table; the draft is used up. */
  copyTo(writer: ListWriter<Uint8Array>): void {
    this.read = this.written.finish();
    for (let at = 0; at < this.lists.length; at++) writer.copy(this, at);
  }

  codeAt(at: number): number | undefined {
    const list = this.lists[at];
    return list < CODES ? list : undefined;
  }

  copy(at: number, to: GrowingArray<Uint8Array>): void {
    const { read } = this;
    const start = this.lists[at] - CODES;
    const end = endOfList(read, start);
    for (let place = start; place < end; place++) to.push(read[place]);
  }
}

/** Of 8 bits. */
const CODES = 256;

/** The code of a list that is its code. */
function ownCode(list: readonly Occurrence[], room: number): number | undefined {
  if (list.length === 0) return 0;
  const [{ document, times }] = list;
  const isSmall = list.length === 1 && document < room && times < 8;
  return isSmall ? document * 8 + times : undefined;
}

function writeOccurrences(list: readonly Occurrence[], to: GrowingArray<Uint8Array>): void {
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

function writeNumber(number: number, to: GrowingArray<Uint8Array>): void {
  let rest = number;
  for (; rest > 127; rest = Math.floor(rest / 128)) to.push(128 + (rest % 128));
  to.push(rest);
}
