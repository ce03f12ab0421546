import type { Facets } from './facets.js';
import type { NeedTerms } from './need-terms.js';

/**
 * A rough inverted index of facets, to find the few worth scoring in full.
 *
 * The channels `profile` and `centroid` are linear in the need, and for `works` the plain mean of a
 * facet's documents stands, which is linear too. So two vectors a facet tell what each term is worth:
 * the sum of its documents' vectors for the need's weights, and how it uses terms for the need's
 * uses; each in 8 bits of a step of its own. 6 bytes a posting; documents have none. What a unit of
 * a channel is worth is put in when a need comes.
 *
 * A term of most facets has a posting for every facet, with impacts of 0 where it is absent: these
 * few terms are four in five of all postings that a need asks for, and walking them in step with the
 * facets takes a third of the time.
 */
export interface FacetPostings {
  /** Postings of term t are at starts[t] to starts[t + 1] - 1. */
  readonly starts: Uint32Array;
  readonly facets: Uint32Array;
  /** Weight in the sum of documents, and 256 × weight of its use. */
  readonly impacts: Uint16Array;
  /** Per facet, in turn: what one unit of either impact is. */
  readonly steps: Float64Array;
}

/** While an index is being built. */
export const NO_POSTINGS: FacetPostings = {
  starts: new Uint32Array(0),
  facets: new Uint32Array(0),
  impacts: new Uint16Array(0),
  steps: new Float64Array(0),
};

/** Rough scores of need after need, on memory of its own. */
export class RoughScorer {
  private readonly sums: Float64Array;
  /** Terms that have a posting for every facet, walked four at a time. */
  private readonly common = new Four();

  constructor(
    private readonly postings: FacetPostings,
    private readonly facets: Facets,
  ) {
    this.sums = new Float64Array(postings.steps.length);
  }

  /**
   * Adds to each profile's score what its facets score for the need, about, before hubs and baseline;
   * `units` are the points of a unit of each channel.
   */
  add(need: NeedTerms, units: readonly number[], scores: Float64Array): void {
    const { sums, common, postings } = this;
    const { starts, impacts } = postings;
    sums.fill(0);
    for (let i = 0; i < need.terms.length; i++) {
      const term = need.terms[i];
      const isCommon = 2 * (starts[term + 1] - starts[term]) === sums.length;
      if (!isCommon) addImpacts(sums, postings, term, need.weights[i], need.uses[i]);
      else if (common.take(starts[term], need.weights[i], need.uses[i])) {
        addToAll(sums, impacts, common);
        common.clear();
      }
    }
    if (common.many > 0) addToAll(sums, impacts, common);
    common.clear();
    this.addToProfiles(units, scores);
  }

  private addToProfiles([ofProfile, ofCentroid, ofWorks]: readonly number[], scores: Float64Array) {
    const { sums, postings, facets } = this;
    const { steps } = postings;
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

/** Up to four terms that all facets have: where their postings start, and what the need counts. */
class Four {
  readonly starts = [0, 0, 0, 0];
  readonly weights = [0, 0, 0, 0];
  readonly uses = [0, 0, 0, 0];
  many = 0;

  /** True when it is full. */
  take(start: number, weight: number, uses: number): boolean {
    this.starts[this.many] = start;
    this.weights[this.many] = weight;
    this.uses[this.many] = uses;
    return ++this.many === 4;
  }

  /** Whatever stands for no term counts nothing. */
  clear(): void {
    this.many = 0;
    this.starts.fill(0);
    this.weights.fill(0);
    this.uses.fill(0);
  }
}

function addImpacts(
  sums: Float64Array,
  { starts, facets, impacts }: FacetPostings,
  term: number,
  weight: number,
  uses: number,
): void {
  const end = starts[term + 1];
  for (let at = starts[term]; at < end; at++) {
    const to = 2 * facets[at];
    const both = impacts[at];
    sums[to] += weight * (both & 255);
    sums[to + 1] += uses * (both >>> 8);
  }
}

/** The same for four terms that have a posting for every facet: the sums are read once for all. */
function addToAll(sums: Float64Array, impacts: Uint16Array, { starts, weights, uses }: Four): void {
  const [start0, start1, start2, start3] = starts;
  const [weight0, weight1, weight2, weight3] = weights;
  const [uses0, uses1, uses2, uses3] = uses;
  const facets = sums.length / 2;
  for (let facet = 0; facet < facets; facet++) {
    const a = impacts[start0 + facet];
    const b = impacts[start1 + facet];
    const c = impacts[start2 + facet];
    const d = impacts[start3 + facet];
    sums[2 * facet] +=
      weight0 * (a & 255) + weight1 * (b & 255) + weight2 * (c & 255) + weight3 * (d & 255);
    sums[2 * facet + 1] +=
      uses0 * (a >>> 8) + uses1 * (b >>> 8) + uses2 * (c >>> 8) + uses3 * (d >>> 8);
  }
}
