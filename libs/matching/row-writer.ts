import { MANY, type DocumentRows } from './document-rows.js';
import { GrowingArray } from './growing-array.js';

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
    for (const term of distinct) {
      const count = this.tally[term];
      if (count >= MANY) {
        this.manyAt.push(this.terms.length);
        this.manyCounts.push(count);
      }
      this.terms.push(term);
      this.counts.push(Math.min(MANY, count));
      this.tally[term] = 0;
    }
    this.starts.push(this.terms.length);
  }

  finish(): Omit<DocumentRows, 'lengths'> {
    return {
      starts: this.starts.finish(),
      terms: this.terms.finish(),
      counts: this.counts.finish(),
      manyAt: this.manyAt.finish(),
      manyCounts: this.manyCounts.finish(),
    };
  }

  private reserve(term: number): void {
    const larger = new Uint32Array(Math.max(term + 1, 2 * this.tally.length));
    larger.set(this.tally);
    this.tally = larger;
  }
}
