import type { FacetPostings } from './facet-postings.js';
import type { Facets } from './facets.js';
import type { NeedPlaces } from './need-places.js';
import type { NeedTerms } from './need-terms.js';

/**
 * Rough scores of need after need, on memory of its own; see {@link FacetPostings}. What the need
 * counts for a term is made a whole number, so small that no sum passes 31 bits and so large that
 * rounding it does not matter beside the rounding of impacts.
 */
export class RoughScorer {
  private readonly sums: Int32Array;
  /** By place in the need: its weights and uses as whole numbers. */
  private weights = new Int32Array(0);
  private uses = new Int32Array(0);

  constructor(
    private readonly postings: FacetPostings,
    private readonly facets: Facets,
  ) {
    this.sums = new Int32Array(postings.steps.length);
  }

  /**
   * Adds to each profile's score what its facets score for the need, about, before hubs and baseline;
   * `units` are the points of a unit of each channel.
   */
  add(
    need: NeedTerms,
    { rare, common, numbers }: NeedPlaces,
    units: readonly number[],
    scores: Float64Array,
  ): void {
    const { terms } = need;
    if (terms.length > this.weights.length) {
      this.weights = new Int32Array(2 * terms.length);
      this.uses = new Int32Array(2 * terms.length);
    }
    const unitOfWeights = asWhole(need.weights, this.weights);
    const unitOfUses = asWhole(need.uses, this.uses);
    this.sums.fill(0);
    for (const place of rare) this.addImpacts(terms[place], place);
    for (let at = 0; at < common.length; at += 4) this.addFour(common, numbers, at);
    const ofFacet = [units[0] * unitOfUses, units[1] * unitOfWeights, units[2] * unitOfWeights];
    this.addToProfiles(ofFacet, scores);
  }

  private addImpacts(term: number, place: number): void {
    const { starts, facets, impacts } = this.postings;
    const { sums } = this;
    const weight = this.weights[place];
    const uses = this.uses[place];
    const end = starts[term + 1];
    for (let at = starts[term]; at < end; at++) {
      const to = 2 * facets[at];
      const both = impacts[at];
      sums[to] += Math.imul(weight, both & 255);
      sums[to + 1] += Math.imul(uses, both >>> 8);
    }
  }

  /** Up to four common terms, from place `at` of the list on: the sums are read once for all. */
  private addFour(common: readonly number[], numbers: readonly number[], at: number): void {
    const { commonImpacts } = this.postings;
    const { sums } = this;
    const facets = sums.length / 2;
    // Beyond the end of the list the last term stands again and counts nothing.
    const last = common.length - 1;
    const weightOf = (i: number): number => (i > last ? 0 : this.weights[common[i]]);
    const usesOf = (i: number): number => (i > last ? 0 : this.uses[common[i]]);
    const rowOf = (i: number): number => numbers[Math.min(i, last)] * facets;
    const [row0, row1, row2, row3] = [rowOf(at), rowOf(at + 1), rowOf(at + 2), rowOf(at + 3)];
    const [weight0, weight1] = [weightOf(at), weightOf(at + 1)];
    const [weight2, weight3] = [weightOf(at + 2), weightOf(at + 3)];
    const [uses0, uses1, uses2, uses3] = [
      usesOf(at),
      usesOf(at + 1),
      usesOf(at + 2),
      usesOf(at + 3),
    ];
    for (let facet = 0; facet < facets; facet++) {
      const a = commonImpacts[row0 + facet];
      const b = commonImpacts[row1 + facet];
      const c = commonImpacts[row2 + facet];
      const d = commonImpacts[row3 + facet];
      sums[2 * facet] +=
        Math.imul(weight0, a & 255) +
        Math.imul(weight1, b & 255) +
        Math.imul(weight2, c & 255) +
        Math.imul(weight3, d & 255);
      sums[2 * facet + 1] +=
        Math.imul(uses0, a >>> 8) +
        Math.imul(uses1, b >>> 8) +
        Math.imul(uses2, c >>> 8) +
        Math.imul(uses3, d >>> 8);
    }
  }

  private addToProfiles([ofProfile, ofCentroid, ofWorks]: readonly number[], scores: Float64Array) {
    const { sums, facets } = this;
    const { steps } = this.postings;
    const { starts, sumLengths, profiles } = facets;
    for (let facet = 0; facet < profiles.length; facet++) {
      const at = 2 * facet;
      const documents = starts[facet + 1] - starts[facet];
      // A facet without a known term has sums of 0 and a length that may be 0 too.
      const ofSum = ofCentroid / (sumLengths[facet] || 1) + ofWorks / documents;
      scores[profiles[facet]] +=
        ofSum * steps[at] * sums[at] + ofProfile * steps[at + 1] * sums[at + 1];
    }
  }
}

/** Whole numbers that add up to less than this times 255 stay below 2³¹ whatever the impacts. */
const LARGEST_SUM = 8_000_000;

/** Writes numbers from 0 on as whole multiples of a unit, which is given back. */
function asWhole(numbers: Float64Array, whole: Int32Array): number {
  let sum = 0;
  for (let i = 0; i < numbers.length; i++) sum += numbers[i];
  if (sum === 0) sum = 1;
  for (let i = 0; i < numbers.length; i++) whole[i] = Math.round((numbers[i] / sum) * LARGEST_SUM);
  return sum / LARGEST_SUM;
}
