import { ELSEWHERE, placeOfList } from './list-codes.js';
import { dampen } from './weigh.js';

/**
 * Which documents of a facet use a term, and how often each: a **list**. Documents are numbered within
 * the facet and ascend.
 *
 * Each list has a code in a table, see list-codes.ts, which in most cases is the list itself. The
 * others stand in `occurrences`, in most cases one byte a document: gap × 8 + times × 2 + last in base
 * 128 with the lowest digits first and 128 added to all digits but the last. `gap` is what the
 * document's number grows by, `times` how often less 1, 3 for four times and more, which stand behind
 * it, less 4, in the same way; `last` is 1 where none follows. Example: documents 2 (once) and 3 (five
 * times) give 16, 15, 1.
 */
export interface ListTable {
  /** The last 8 bits of each: a posting has more above. */
  readonly codes: Uint8Array | Uint32Array;
  /** Where each group of lists begins in `occurrences`, and where the last one ends. */
  readonly places: Uint32Array;
}

/** All lists of an index. */
export interface OccurrenceLists {
  /** Of the postings, in their order: nine in ten are their codes. */
  readonly rare: ListTable & { codes: Uint32Array };
  /** Of common terms, facet by facet: a third are not their codes. */
  readonly common: ListTable & { codes: Uint8Array };
  /** Ends in {@link GUARD}. */
  readonly occurrences: Uint8Array;
}

/** From whatever place a list is read, it ends here at the latest: no wrong place is read from for ever. */
export const GUARD = [1, 1, 1];

/** One of the documents that use a term. */
export interface Occurrence {
  document: number;
  times: number;
}

/** Stands for four times and more. */
export const MORE = 3;

/** Lists that are read together, and what becomes of them. */
export interface ListsToRead {
  /** By list: its number; once it is read, where its documents begin among all that were read, */
  readonly from: Uint32Array;
  /** which of `weights` its term has, */
  readonly places: Uint32Array;
  /** and, once it is read, how often all its documents together use the term. */
  readonly usages: Float64Array;
  readonly weights: Float64Array;
  /** To sums[first + document] is added weight × (1 + ln times). */
  sums: Float64Array;
}

/**
 * Reads one list after another, adds up what they are worth, and keeps them for who asks again. All in
 * one loop, as where a list ends can't be foreseen: a second loop over it would cost as much again.
 * Many in one call, which spares looking up for each list where all the arrays are.
 * Cost: 15 ns a document, when the bytes are in the caches.
 */
export class OccurrenceReader {
  /** The documents read so far, and how often each uses the term. */
  documents = new Uint32Array(16384);
  times = new Uint32Array(16384);
  /** How many. */
  read = 0;

  /** What a list is read with that comes alone. */
  private readonly single: ListsToRead = {
    from: new Uint32Array(1),
    places: new Uint32Array(1),
    usages: new Float64Array(1),
    weights: new Float64Array(1),
    sums: new Float64Array(0),
  };

  constructor(private readonly lists: OccurrenceLists) {}

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
    const { single } = this;
    single.from[0] = list;
    single.weights[0] = weight;
    single.sums = sums;
    this.addAll(single, 0, 1, first, 0);
    return single.usages[0];
  }

  /** The same for the lists from `start` up to `end`, each of so many documents at most. */
  addAll(lists: ListsToRead, start: number, end: number, first: number, most: number): void {
    const { from, places, usages, weights, sums } = lists;
    const bytes = this.lists.occurrences;
    let { documents, times, read } = this;
    for (let i = start; i < end; i++) {
      const list = from[i];
      const weight = weights[places[i]];
      from[i] = read;
      if (read + most > documents.length) {
        this.read = read;
        this.reserve(most);
        ({ documents, times } = this);
      }
      if (list < ELSEWHERE) {
        const count = list & 7;
        documents[read] = list >>> 3;
        times[read++] = count;
        usages[i] = count;
        sums[first + (list >>> 3)] += weight * dampen(count);
        continue;
      }
      let document = 0;
      let place = this.placeOf(list - ELSEWHERE);
      let uses = 0;
      for (;;) {
        const head = bytes[place++];
        document += (head >>> 3) & 15;
        let count = 1 + ((head >>> 1) & 3);
        if (head > 127) {
          let [unit, digit] = [16, 0];
          do {
            digit = bytes[place++];
            document += (digit & 127) * unit;
            unit *= 128;
          } while (digit > 127);
        }
        if (count > MORE) {
          let [unit, digit] = [1, 0];
          do {
            digit = bytes[place++];
            count += (digit & 127) * unit;
            unit *= 128;
          } while (digit > 127);
        }
        documents[read] = document;
        times[read++] = count;
        uses += count;
        sums[first + document] += weight * dampen(count);
        if ((head & 1) === 1) break;
      }
      usages[i] = uses;
    }
    this.read = read;
  }

  /** Where a list that is not its code begins. */
  private placeOf(at: number): number {
    const { rare, common, occurrences } = this.lists;
    const inCommon = at - rare.codes.length;
    const place =
      inCommon < 0
        ? placeOfList(rare.places, at, rare.codes[at] & 255)
        : placeOfList(common.places, inCommon, common.codes[inCommon]);
    return place < occurrences.length ? place : 0;
  }
}
