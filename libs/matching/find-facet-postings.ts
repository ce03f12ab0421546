import { FacetColumns } from './facet-columns.js';
import type { FacetPostings } from './facet-postings.js';
import { FacetSums } from './facet-sums.js';
import { GrowingArray } from './growing-array.js';
import type { MatchIndex } from './match-index.js';
import { writeOccurrences } from './occurrences.js';
import { sharedDoubles, sharedHalves, sharedWhole } from './sections.js';
import { oddsOf, usageWeight } from './usage.js';

const HIGHEST = 255;

/** The parts of an index that rough postings are made of. */
type Ground = Pick<
  MatchIndex,
  'rows' | 'rarities' | 'facets' | 'kinds' | 'termsOfDocument' | 'options'
>;

/** Builds the postings. Cost: three passes over the rows of all facets' documents. */
export function findFacetPostings(index: Ground): FacetPostings {
  const facets = index.facets.languages.length;
  const vectors = new FacetVectors(index);
  const starts = sharedWhole(index.kinds.length + 1);
  const steps = sharedDoubles(2 * facets);
  for (let facet = 0; facet < facets; facet++) {
    for (const term of vectors.read(facet)) starts[term + 1]++;
    steps.set(vectors.steps, 2 * facet);
  }
  const isCommon = (term: number): boolean => 2 * starts[term + 1] > facets;
  const common = Uint32Array.from(index.kinds.keys()).filter(isCommon);
  for (const term of common) starts[term + 1] = facets;
  for (let term = 0; term < index.kinds.length; term++) starts[term + 1] += starts[term];
  const place = starts.slice(0, -1);
  const isAll = new Uint8Array(index.kinds.length);
  for (const term of common) isAll[term] = 1;
  const postings = starts[index.kinds.length];
  const found = { facets: sharedWhole(postings), impacts: sharedHalves(postings) };
  const firsts = sharedWhole(postings);
  const occurrences = new GrowingArray(Uint8Array);
  occurrences.push(0);
  const columns = new FacetColumns(index.rows, index.facets, index.kinds.length);
  for (let facet = 0; facet < facets; facet++) {
    for (const term of common) found.facets[place[term] + facet] = facet;
    columns.read(facet);
    // Ascending, as the terms of a need are: its lists are then read forwards.
    for (const term of vectors.read(facet).sort()) {
      const at = isAll[term] === 1 ? place[term] + facet : place[term]++;
      found.facets[at] = facet;
      found.impacts[at] = vectors.impacts(term);
      firsts[at] = occurrences.length;
      writeOccurrences(occurrences, columns.occurrencesOf(term));
    }
  }
  return { starts, ...found, steps, firsts, occurrences: occurrences.finish() };
}

/** The two vectors of one facet after another. */
class FacetVectors {
  /** Of the facet at hand: what one unit of either impact is. */
  steps: [ofSum: number, ofUse: number] = [1, 1];
  private readonly sums: FacetSums;
  private readonly odds: Float64Array;
  private uses = 0;

  constructor(private readonly index: Ground) {
    this.sums = new FacetSums(index.rows, index.rarities, index.facets);
    this.odds = Float64Array.from(index.kinds, (_, term) => oddsOf(index, term));
  }

  /** Takes up a facet: its terms. */
  read(facet: number): Uint32Array {
    this.uses = this.index.facets.uses[facet];
    const terms = this.sums.read(facet);
    let [ofSum, ofUse] = [Number.MIN_VALUE, Number.MIN_VALUE];
    for (const term of terms) {
      ofSum = Math.max(ofSum, this.sums.weights[term]);
      ofUse = Math.max(ofUse, this.useOf(term));
    }
    this.steps = [ofSum / HIGHEST, ofUse / HIGHEST];
    return terms;
  }

  /** Both impacts of a term on the facet at hand. */
  impacts(term: number): number {
    const [ofSum, ofUse] = this.steps;
    const sum = Math.round(this.sums.weights[term] / ofSum);
    return sum + (Math.round(this.useOf(term) / ofUse) << 8);
  }

  private useOf = (term: number): number =>
    usageWeight(this.odds[term], this.sums.counts[term], this.uses);
}
