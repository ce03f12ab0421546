import { countAt, type DocumentRows } from './document-rows.js';
import { weightIn } from './weigh.js';

/** Which documents belong to which facet: those of f are members[starts[f]] to [starts[f + 1] - 1]. */
export interface Membership {
  readonly starts: Uint32Array;
  readonly members: Uint32Array;
}

/**
 * Adds up the rows of one facet after another: counts, as if its texts were one, and weights. Used
 * while building; nothing of the size of all facets' rows is ever kept.
 * Cost: 10 ns a posting. Memory: 16 bytes a term of the vocabulary.
 */
export class FacetSums {
  readonly counts: Uint32Array;
  readonly weights: Float64Array;
  private readonly touched: Uint32Array;
  private many = 0;

  constructor(
    private readonly rows: DocumentRows,
    private readonly rarities: Float32Array,
    private readonly facets: Membership,
  ) {
    this.counts = new Uint32Array(rarities.length);
    this.weights = new Float64Array(rarities.length);
    this.touched = new Uint32Array(rarities.length);
  }

  /** The terms of a facet, in the order of its texts; `counts` and `weights` hold until the next. */
  read(facet: number): Uint32Array {
    this.clear();
    const { rows, rarities, counts, weights, touched, facets } = this;
    for (let i = facets.starts[facet]; i < facets.starts[facet + 1]; i++) {
      const document = facets.members[i];
      const length = rows.lengths[document];
      for (let at = rows.starts[document]; at < rows.starts[document + 1]; at++) {
        const term = rows.terms[at];
        const count = countAt(rows, at);
        if (counts[term] === 0) touched[this.many++] = term;
        counts[term] += count;
        weights[term] += weightIn(length, count, rarities[term]);
      }
    }
    return touched.subarray(0, this.many);
  }

  private clear(): void {
    for (let i = 0; i < this.many; i++) {
      this.counts[this.touched[i]] = 0;
      this.weights[this.touched[i]] = 0;
    }
    this.many = 0;
  }
}
