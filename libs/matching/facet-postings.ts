import type { Facets } from './facets.js';
import type { NeedTerms } from './need-terms.js';
import type { Occurrences } from './occurrences.js';

/**
 * An inverted index of facets: a rough half to find the few worth scoring in full, and an exact one
 * that says for each posting which documents of the facet it stands for.
 *
 * The rough half: the channels `profile` and `centroid` are linear in the need, and for `works` the plain mean of a
 * facet's documents stands, which is linear too. So two vectors a facet tell what each term is worth:
 * the sum of its documents' vectors for the need's weights, and how it uses terms for the need's
 * uses; each in 8 bits of a step of its own. What a unit of a channel is worth is put in when a need comes.
 *
 * A term of most facets has a posting for every facet, with impacts of 0 where it is absent: these
 * few terms are four in five of all postings that a need asks for, and walking them in step with the
 * facets takes a third of the time.
 *
 * 10 bytes a posting, and one for each document it stands for.
 */
export interface FacetPostings {
  /** Postings of term t are at starts[t] to starts[t + 1] - 1. */
  readonly starts: Uint32Array;
  readonly facets: Uint32Array;
  /** Weight in the sum of documents, and 256 × weight of its use. */
  readonly impacts: Uint16Array;
  /** Where the posting's documents begin in `occurrences`; 0 for a term that is absent. */
  readonly firsts: Uint32Array;
  /** One list a posting, those of a facet side by side; see occurrences.ts. Place 0 is nobody's. */
  readonly occurrences: Occurrences;
  /** Per facet, in turn: what one unit of either impact is. */
  readonly steps: Float64Array;
}

/** While an index is being built. */
export const NO_POSTINGS: FacetPostings = {
  starts: new Uint32Array(0),
  facets: new Uint32Array(0),
  impacts: new Uint16Array(0),
  firsts: new Uint32Array(0),
  occurrences: new Uint8Array(0),
  steps: new Float64Array(0),
};

/** Whether a term has a posting for every facet, the facet's own number being its place. */
export const isInAll = ({ starts, steps }: FacetPostings, term: number): boolean =>
  2 * (starts[term + 1] - starts[term]) === steps.length;

/**
 * Rough scores of need after need, on memory of its own. What the need counts for a term is made a
 * whole number, so small that no sum passes 31 bits and so large that rounding it does not matter
 * beside the rounding of impacts; whole numbers take half the time.
 */
export class RoughScorer {
  private readonly sums: Int32Array;
  /** By place in the need: its weights and uses as whole numbers. */
  private weights = new Int32Array(0);
  private uses = new Int32Array(0);
  /** Places in the need of terms that have a posting for every facet, walked four at a time. */
  private readonly common = Int32Array.of(NONE, NONE, NONE, NONE);

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
  add(need: NeedTerms, units: readonly number[], scores: Float64Array): void {
    const { common } = this;
    const { terms } = need;
    if (terms.length > this.weights.length) {
      this.weights = new Int32Array(2 * terms.length);
      this.uses = new Int32Array(2 * terms.length);
    }
    const unitOfWeights = asWhole(need.weights, this.weights);
    const unitOfUses = asWhole(need.uses, this.uses);
    this.sums.fill(0);
    let many = 0;
    for (let place = 0; place < terms.length; place++) {
      if (!isInAll(this.postings, terms[place])) this.addImpacts(terms[place], place);
      else {
        common[many++] = place;
        if (many === common.length) {
          this.addToAll(terms);
          common.fill(NONE);
          many = 0;
        }
      }
    }
    if (many > 0) this.addToAll(terms);
    common.fill(NONE);
    this.addToProfiles(units, unitOfWeights, unitOfUses, scores);
  }

  private addImpacts(term: number, place: number): void {
    const { starts, facets, impacts } = this.postings;
    const { sums } = this;
    const [weight, uses] = [this.weights[place], this.uses[place]];
    const end = starts[term + 1];
    for (let at = starts[term]; at < end; at++) {
      const to = 2 * facets[at];
      const both = impacts[at];
      sums[to] += Math.imul(weight, both & 255);
      sums[to + 1] += Math.imul(uses, both >>> 8);
    }
  }

  /** The same for up to four terms that all facets have: the sums are read once for all. */
  private addToAll(terms: Uint32Array): void {
    const { starts, impacts } = this.postings;
    const { sums, common, weights, uses } = this;
    // What stands for no term counts nothing, wherever it is read.
    const [start0, start1, start2, start3] = [...common].map((p) => starts[terms[Math.max(p, 0)]]);
    const [weight0, weight1, weight2, weight3] = [...common].map((p) => (p < 0 ? 0 : weights[p]));
    const [uses0, uses1, uses2, uses3] = [...common].map((p) => (p < 0 ? 0 : uses[p]));
    const facets = sums.length / 2;
    for (let facet = 0; facet < facets; facet++) {
      const a = impacts[start0 + facet];
      const b = impacts[start1 + facet];
      const c = impacts[start2 + facet];
      const d = impacts[start3 + facet];
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

  private addToProfiles(
    [ofProfile, ofCentroid, ofWorks]: readonly number[],
    unitOfWeights: number,
    unitOfUses: number,
    scores: Float64Array,
  ): void {
    const { sums, postings, facets } = this;
    const { steps } = postings;
    const { starts, sumLengths, profiles } = facets;
    for (let facet = 0; facet < profiles.length; facet++) {
      const at = 2 * facet;
      const documents = starts[facet + 1] - starts[facet];
      // A facet without a known term has sums of 0 and a length that may be 0 too.
      const ofSum = ofCentroid / (sumLengths[facet] || 1) + ofWorks / documents;
      scores[profiles[facet]] +=
        ofSum * unitOfWeights * steps[at] * sums[at] +
        ofProfile * unitOfUses * steps[at + 1] * sums[at + 1];
    }
  }
}

/** In the place of a term. */
const NONE = -1;

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
