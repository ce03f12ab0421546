import { dampen } from './weigh.js';
import { GrowingArray } from './growing-array.js';

/**
 * Which documents of a facet use a term, and how often each: a **list**, which is one number.
 * Documents are numbered within the facet and ascend.
 *
 * A list of a single document is the number itself: 2³¹ + document × 256 + times. Any other number is
 * a place in these bytes, in most cases one byte a document: gap × 8 + times × 2 + last in base 128
 * with the lowest digits first and 128 added to all digits but the last. `gap` is what the document's
 * number grows by, `times` how often less 1, 3 for four times and more, which stand behind it, less
 * 4, in the same way; `last` is 1 where none follows. Example: documents 2 (once) and 3 (five times)
 * give 16, 15, 1. 0 is no list.
 */
export type Occurrences = Uint8Array;

/** One of the documents that use a term. */
export interface Occurrence {
  document: number;
  times: number;
}

const SINGLE = 2 ** 31;
const MOST_TIMES = 255;
const MOST_DOCUMENTS = 2 ** 23;

/** Writes lists one after another. */
export class OccurrenceWriter {
  private readonly bytes = new GrowingArray(Uint8Array);

  constructor() {
    this.bytes.push(0);
  }

  /** Occurrences in the order of documents; gives their list, 0 for none. */
  write(occurrences: readonly Occurrence[]): number {
    if (occurrences.length === 0) return 0;
    const [{ document, times }] = occurrences;
    const isSmall = times <= MOST_TIMES && document < MOST_DOCUMENTS;
    if (occurrences.length === 1 && isSmall) return SINGLE + document * 256 + times;
    const list = this.bytes.length;
    let before = 0;
    occurrences.forEach((occurrence, i) => {
      const last = i + 1 === occurrences.length ? 1 : 0;
      const code = Math.min(occurrence.times - 1, MORE);
      // Not shifted: a gap of 29 bits would lose its highest.
      this.push((occurrence.document - before) * 8 + code * 2 + last);
      if (code === MORE) this.push(occurrence.times - MORE - 1);
      before = occurrence.document;
    });
    return list;
  }

  /** All bytes, on shared memory; the writer is used up. */
  finish(): Occurrences {
    return this.bytes.finish();
  }

  private push(number: number): void {
    let rest = number;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.bytes.push(128 + (rest % 128));
    this.bytes.push(rest);
  }
}

/** Stands for four times and more. */
const MORE = 3;

/**
 * Reads one list after another, adds up what they are worth, and keeps them for who asks again. All in
 * one loop, as where a list ends can't be foreseen: a second loop over it would cost as much again.
 * Cost: 2 ns a document, when the bytes are in the caches.
 */
export class OccurrenceReader {
  /** The documents read so far, and how often each uses the term. */
  documents = new Uint32Array(16384);
  times = new Uint32Array(16384);
  /** How many. */
  read = 0;

  constructor(private readonly bytes: Occurrences) {}

  /** Makes room for a list of so many documents at most. */
  reserve(most: number): void {
    if (this.read + most <= this.documents.length) return;
    const length = 2 * (this.read + most);
    const [documents, times] = [new Uint32Array(length), new Uint32Array(length)];
    documents.set(this.documents);
    times.set(this.times);
    [this.documents, this.times] = [documents, times];
  }

  /**
   * Reads a list, for which there must be room, and adds weight × (1 + ln times) of each document to
   * sums[first + document]. Gives how often all of them together use the term.
   */
  add(list: number, weight: number, sums: Float64Array, first: number): number {
    const { bytes, documents, times } = this;
    let { read } = this;
    if (list >= SINGLE) {
      const document = (list - SINGLE) >>> 8;
      const uses = list & 255;
      documents[read] = document;
      times[read] = uses;
      this.read = read + 1;
      sums[first + document] += weight * dampen(uses);
      return uses;
    }
    let [document, place, uses] = [0, list, 0];
    for (;;) {
      let head = bytes[place++];
      if (head > 127) {
        head -= 128;
        for (let unit = 128; ; unit *= 128) {
          const digit = bytes[place++];
          head += (digit & 127) * unit;
          if (digit < 128) break;
        }
      }
      document += head >>> 3;
      let code = (head >>> 1) & 3;
      if (code === MORE) {
        for (let unit = 1; ; unit *= 128) {
          const digit = bytes[place++];
          code += (digit & 127) * unit;
          if (digit < 128) break;
        }
      }
      documents[read] = document;
      times[read++] = code + 1;
      uses += code + 1;
      sums[first + document] += weight * dampen(code + 1);
      if ((head & 1) === 1) break;
    }
    this.read = read;
    return uses;
  }
}
