import type { FacetPostings } from './facet-postings.js';
import { FacetSums } from './facet-sums.js';
import type { MatchIndex } from './match-index.js';
import { unitValues } from './scale.js';
import { sharedBytes, sharedWhole } from './sections.js';
import { weightIn } from './weigh.js';

const HIGHEST = 255;

/**
 * Builds the rough postings from the rest of the index. Input: an index with its background
 * measured. Cost: two passes over the rows of all facets' documents.
 */
export function findFacetPostings(index: Omit<MatchIndex, 'rough'>): FacetPostings {
  const { languages } = index.facets;
  const facets = languages.length;
  const vectors = new FacetVectors(index);
  const starts = sharedWhole(index.kinds.length + 1);
  const steps = new Float64Array(facets);
  for (let facet = 0; facet < facets; facet++) {
    const terms = vectors.read(facet);
    steps[facet] = vectors.greatest(terms) / HIGHEST;
    for (const term of terms) if (vectors.impact(term, steps[facet]) > 0) starts[term + 1]++;
  }
  for (let term = 0; term < index.kinds.length; term++) starts[term + 1] += starts[term];
  const place = starts.slice(0, -1);
  const postings = starts[index.kinds.length];
  const found = { facets: sharedWhole(postings), impacts: sharedBytes(postings) };
  for (let facet = 0; facet < facets; facet++) {
    for (const term of vectors.read(facet)) {
      const impact = vectors.impact(term, steps[facet]);
      if (impact === 0) continue;
      found.facets[place[term]] = facet;
      found.impacts[place[term]++] = impact;
    }
  }
  const scale = (language: number): Float64Array =>
    steps.map((step, facet) => step * vectors.exchange(languages[facet], language));
  return { starts, ...found, steps: [0, 1].map(scale) };
}

/** What each term is worth to a facet, for a need in the facet's own language. */
class FacetVectors {
  private readonly sums: FacetSums;
  private readonly units: number[][];
  private facet = 0;

  constructor(private readonly index: Omit<MatchIndex, 'rough'>) {
    this.sums = new FacetSums(index.rows, index.rarities, index.facets);
    const { scales } = index.background;
    this.units = scales.map((scale) => unitValues(scale, index.options.weights));
  }

  read(facet: number): Uint32Array {
    this.facet = facet;
    return this.sums.read(facet);
  }

  impact = (term: number, step: number): number => Math.round(this.worth(term) / step);

  greatest(terms: Uint32Array): number {
    let greatest = Number.MIN_VALUE;
    for (const term of terms) greatest = Math.max(greatest, this.worth(term));
    return greatest;
  }

  /** Points of a need in one language for a point of a need in the other. */
  exchange(from: number, to: number): number {
    const sum = (units: number[]): number => units.reduce((a, b) => a + b);
    return sum(this.units[to]) / sum(this.units[from]);
  }

  private worth(term: number): number {
    const { sums, index, facet } = this;
    const { starts, sumLengths, wholeLengths, languages } = index.facets;
    const [ofProfile, ofCentroid, ofWorks] = this.units[languages[facet]];
    const whole = weightIn(wholeLengths[facet], sums.counts[term], index.rarities[term]);
    const documents = starts[facet + 1] - starts[facet];
    return (
      ofProfile * whole +
      (ofCentroid / sumLengths[facet] + ofWorks / documents) * sums.weights[term]
    );
  }
}
