import { countAt, type DocumentRows } from './document-rows.js';
import type { Membership } from './facet-sums.js';
import type { Occurrence } from './occurrences.js';

/**
 * The rows of one facet after another the other way round: by term the facet's documents that use
 * it. Used while building. Cost: 10 ns a posting. Memory: 4 bytes a term of the vocabulary.
 */
export class FacetColumns {
  /** By term: 1 + the place of its first occurrence below; 0 for none. */
  private readonly firsts: Uint32Array;
  /** Occurrences of the facet at hand, linked by term: 1 + the place of the next; 0 for none. */
  private nexts = new Uint32Array(1024);
  private documents = new Uint32Array(1024);
  private times = new Uint32Array(1024);
  private readonly seen: number[] = [];

  constructor(
    private readonly rows: DocumentRows,
    private readonly facets: Membership,
    terms: number,
  ) {
    this.firsts = new Uint32Array(terms);
  }

  /** Takes up a facet. */
  read(facet: number): void {
    for (const term of this.seen) this.firsts[term] = 0;
    this.seen.length = 0;
    const { rows, facets, firsts } = this;
    const start = facets.starts[facet];
    let many = 0;
    // From the last to the first, as each occurrence is linked before those that are known.
    for (let i = facets.starts[facet + 1] - 1; i >= start; i--) {
      const document = facets.members[i];
      for (let at = rows.starts[document]; at < rows.starts[document + 1]; at++) {
        const term = rows.terms[at];
        if (many === this.nexts.length) this.grow();
        if (firsts[term] === 0) this.seen.push(term);
        this.nexts[many] = firsts[term];
        this.documents[many] = i - start;
        this.times[many] = countAt(rows, at);
        firsts[term] = ++many;
      }
    }
  }

  /** Where the facet at hand uses a term, in the order of its documents. */
  occurrencesOf(term: number): Occurrence[] {
    const found: Occurrence[] = [];
    for (let next = this.firsts[term]; next > 0; next = this.nexts[next - 1]) {
      found.push({ document: this.documents[next - 1], times: this.times[next - 1] });
    }
    return found;
  }

  private grow(): void {
    this.nexts = twiceAsLong(this.nexts);
    this.documents = twiceAsLong(this.documents);
    this.times = twiceAsLong(this.times);
  }
}

function twiceAsLong(numbers: Uint32Array) {
  const longer = new Uint32Array(2 * numbers.length);
  longer.set(numbers);
  return longer;
}
