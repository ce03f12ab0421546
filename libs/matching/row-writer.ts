import { firstFrom } from './ascending.js';
import { countAt, MANY, type CountedRows } from './document-rows.js';
import { GrowingArray } from './growing-array.js';
import { sharedWhole } from './sections.js';

/** Counts the terms of one document after another into the rows of a forward index. */
export class RowWriter {
  private readonly starts = new GrowingArray(Uint32Array);
  private readonly terms = new GrowingArray(Uint32Array);
  private readonly counts = new GrowingArray(Uint8Array);
  private readonly manyAt = new GrowingArray(Uint32Array);
  private readonly manyCounts = new GrowingArray(Uint32Array);
  /** By term: how often the document at hand has it. */
  private tally = new Uint32Array(4096);

  constructor() {
    this.starts.push(0);
  }

  /** Adds a document with these terms, one number an occurrence. */
  add(occurrences: readonly number[]): void {
    const distinct: number[] = [];
    for (const term of occurrences) {
      if (term >= this.tally.length) this.reserve(term);
      if (this.tally[term]++ === 0) distinct.push(term);
    }
    for (const term of Uint32Array.from(distinct).sort()) {
      this.push(term, this.tally[term]);
      this.tally[term] = 0;
    }
    this.starts.push(this.terms.length);
  }

  /** Adds a document that was counted before. */
  addRow(rows: CountedRows, document: number): void {
    for (let at = rows.starts[document]; at < rows.starts[document + 1]; at++) {
      this.push(rows.terms[at], countAt(rows, at));
    }
    this.starts.push(this.terms.length);
  }

  /**
   * The rows in a given order, order[new number] = old number; the writer is used up. At no time are
   * the rows in memory more than twice.
   */
  finish(order: Uint32Array): CountedRows {
    const old = this.starts.finish();
    const terms = this.terms.finishRows(old, order);
    const counts = this.counts.finishRows(old, order);
    const starts = sharedWhole(old.length);
    const [manyAt, manyCounts] = [this.manyAt.finish(), this.manyCounts.finish()];
    const [newAt, newCounts] = [new GrowingArray(Uint32Array), new GrowingArray(Uint32Array)];
    for (let row = 0; row < order.length; row++) {
      const from = old[order[row]];
      starts[row + 1] = starts[row] + old[order[row] + 1] - from;
      for (let at = starts[row]; at < starts[row + 1]; at++) {
        if (counts[at] < MANY) continue;
        newAt.push(at);
        newCounts.push(manyCounts[firstFrom(manyAt, at - starts[row] + from)]);
      }
    }
    return { starts, terms, counts, manyAt: newAt.finish(), manyCounts: newCounts.finish() };
  }

  private push(term: number, count: number): void {
    if (count >= MANY) {
      this.manyAt.push(this.terms.length);
      this.manyCounts.push(count);
    }
    this.terms.push(term);
    this.counts.push(Math.min(MANY, count));
  }

  private reserve(term: number): void {
    const larger = new Uint32Array(Math.max(term + 1, 2 * this.tally.length));
    larger.set(this.tally);
    this.tally = larger;
  }
}
