import { ByteRows, widthOf } from './byte-rows.js';
import { blocksOf, type FacetPostings } from './facet-postings.js';
import type { Facets } from './facets.js';
import type { NeedPlaces } from './need-places.js';
import type { NeedTerms } from './need-terms.js';

/**
 * Rough scores of need after need, on memory of its own; see {@link FacetPostings}. What the need
 * counts for a term is made a whole number, so small that no sum passes 31 bits and so large that
 * rounding it does not matter beside the rounding of impacts.
 */
export class RoughScorer {
  /** By facet, in turn: weights and uses. */
  private readonly sums: Int32Array;
  /** Where postings of each term begin, block by block, and the sums of the block's facets. */
  private readonly blocks: { starts: Uint32Array; sums: Int32Array }[];
  private readonly commonWeights: ByteRows;
  private readonly commonUses: ByteRows;
  /** By facet: what a unit of its sums is worth in the need's units of each channel. */
  private readonly centroidSteps: Float64Array;
  private readonly worksSteps: Float64Array;
  private readonly useSteps: Float64Array;
  /** By place in the need: its weights and uses as whole numbers. */
  private weights = new Int32Array(0);
  private uses = new Int32Array(0);

  constructor(
    private readonly postings: FacetPostings,
    private readonly facets: Facets,
  ) {
    const many = facets.profiles.length;
    const width = widthOf(many);
    this.sums = new Int32Array(8 * width);
    this.blocks = blocksOf(postings).map(({ first, starts }) => ({
      starts,
      sums: this.sums.subarray(2 * first),
    }));
    this.commonWeights = new ByteRows(postings.commonWeights, width);
    this.commonUses = new ByteRows(postings.commonUses, width);
    const { steps } = postings;
    const { starts, sumLengths } = facets;
    this.centroidSteps = new Float64Array(many);
    this.worksSteps = new Float64Array(many);
    this.useSteps = new Float64Array(many);
    for (let facet = 0; facet < many; facet++) {
      // A facet without a known term has sums of 0 and a length that may be 0 too.
      this.centroidSteps[facet] = steps[2 * facet] / (sumLengths[facet] || 1);
      this.worksSteps[facet] = steps[2 * facet] / (starts[facet + 1] - starts[facet]);
      this.useSteps[facet] = steps[2 * facet + 1];
    }
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
    for (const { starts, sums } of this.blocks) {
      for (const place of rare) {
        this.addImpacts(place, starts[terms[place]], starts[terms[place] + 1], sums);
      }
    }
    const weightOf = (place: number): number => this.weights[place];
    const usesOf = (place: number): number => this.uses[place];
    this.commonWeights.add(numbers, common.map(weightOf), this.sums, 0);
    this.commonUses.add(numbers, common.map(usesOf), this.sums, 1);
    const ofFacet = [units[0] * unitOfUses, units[1] * unitOfWeights, units[2] * unitOfWeights];
    this.addToProfiles(ofFacet, scores);
  }

  /** Adds a term of the need to the sums of a block: its postings from `start` to `end`. */
  private addImpacts(place: number, start: number, end: number, sums: Int32Array): void {
    const { facets, impacts } = this.postings;
    const weight = this.weights[place];
    const uses = this.uses[place];
    let at = start;
    // Four a round, as V8 checks its arrays anew in each: that halves the time.
    for (; at + 4 <= end; at += 4) {
      const a = 2 * facets[at];
      const b = 2 * facets[at + 1];
      const c = 2 * facets[at + 2];
      const d = 2 * facets[at + 3];
      const ofA = impacts[at];
      const ofB = impacts[at + 1];
      const ofC = impacts[at + 2];
      const ofD = impacts[at + 3];
      sums[a] += Math.imul(weight, ofA & 255);
      sums[a + 1] += Math.imul(uses, ofA >>> 8);
      sums[b] += Math.imul(weight, ofB & 255);
      sums[b + 1] += Math.imul(uses, ofB >>> 8);
      sums[c] += Math.imul(weight, ofC & 255);
      sums[c + 1] += Math.imul(uses, ofC >>> 8);
      sums[d] += Math.imul(weight, ofD & 255);
      sums[d + 1] += Math.imul(uses, ofD >>> 8);
    }
    for (; at < end; at++) {
      sums[2 * facets[at]] += Math.imul(weight, impacts[at] & 255);
      sums[2 * facets[at] + 1] += Math.imul(uses, impacts[at] >>> 8);
    }
  }

  private addToProfiles([ofProfile, ofCentroid, ofWorks]: readonly number[], scores: Float64Array) {
    const { sums, centroidSteps, worksSteps, useSteps } = this;
    const { profiles } = this.facets;
    for (let facet = 0; facet < profiles.length; facet++) {
      const step = ofCentroid * centroidSteps[facet] + ofWorks * worksSteps[facet];
      scores[profiles[facet]] +=
        step * sums[2 * facet] + ofProfile * useSteps[facet] * sums[2 * facet + 1];
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
