import { blocksOf, type FacetPostings } from './facet-postings.js';
import type { Facets } from './facets.js';
import { IMPACT_WEIGHTS } from './impacts.js';
import type { NeedPlaces } from './need-places.js';
import type { NeedTerms } from './need-terms.js';
import { highAt, lowAt, NibbleRows, widthOf, type NibbleSums } from './nibble-rows.js';
import { UsageTable } from './usage-table.js';

/** A need, and what follows from it and the index. By place in the need: */
export interface WeighedNeed extends NeedTerms {
  /** its weight times the term's rarity; */
  readonly rarityWeights: Float64Array;
  /** see `oddsOf`. */
  readonly odds: Float64Array;
}

/**
 * Terms of either kind that are added up in one go. What a need counts for a term is made a whole
 * number, so small that no sum is too great for its bits; with many more terms it would be 0.
 */
const AT_ONCE = 512;

/** Weights of impacts as whole numbers, and the greatest of them; */
const PARTS_OF_WEIGHT = 64;
const WEIGHTS = Uint16Array.from(IMPACT_WEIGHTS, (weight) => Math.round(weight * PARTS_OF_WEIGHT));
const GREATEST_WEIGHT = WEIGHTS.reduce((most, weight) => Math.max(most, weight), 0);
/** sums of them times weights of a need stay within 31 bits, */
const MOST_WEIGHTS = Math.floor(2 ** 31 / GREATEST_WEIGHT);
/** and usages within 16. */
const MOST_USAGES = 2 ** 16 - 1;

/** What is known of each facet, side by side: */
const KNOWN = 6;
/** 1 / length of the sum of its documents, 1 / number of them; then its scales. */
const CENTROID = 0;
const WORKS = 1;
const UNIT = 2;
const SPREAD = 3;
const SHORTER = 4;
const LONGER = 5;

/** Rough scores of need after need, on memory of its own; see {@link FacetPostings}. */
export class RoughScorer {
  /** By facet, in turn: weights; usages in texts of the shorter length × 65,536, of the longer one. */
  private readonly sums: Int32Array;
  private readonly blocks: { starts: Uint32Array; sums: Int32Array }[];
  private readonly rows: NibbleRows;
  private readonly known: Float32Array;
  /** What each step of uses of the term at hand says, as in `sums`. */
  private readonly table: UsageTable;

  constructor(
    private readonly postings: FacetPostings,
    private readonly facets: Facets,
  ) {
    const { scales, lengths, commonImpacts } = postings;
    const { sumLengths, starts, profiles } = facets;
    const many = profiles.length;
    this.sums = new Int32Array(2 * many);
    this.blocks = blocksOf(postings).map(({ first, starts }) => ({
      starts,
      sums: this.sums.subarray(2 * first),
    }));
    this.rows = new NibbleRows(commonImpacts, widthOf(many));
    this.table = new UsageTable(lengths);
    this.known = new Float32Array(KNOWN * many);
    for (let facet = 0; facet < many; facet++) {
      // A facet without a known term has sums of 0 and a length that may be 0 too.
      this.known[KNOWN * facet + CENTROID] = 1 / (sumLengths[facet] || 1);
      this.known[KNOWN * facet + WORKS] = 1 / (starts[facet + 1] - starts[facet]);
      this.known.set(scales.subarray(4 * facet, 4 * facet + 4), KNOWN * facet + UNIT);
    }
  }

  /**
   * Adds to each profile's score what its facets score for the need, about, before hubs and baseline;
   * `units` are the points of a unit of each channel.
   */
  add(
    need: WeighedNeed,
    { rare, common, numbers }: NeedPlaces,
    units: readonly number[],
    scores: Float64Array,
  ): void {
    for (let from = 0; from < Math.max(rare.length, common.length); from += AT_ONCE) {
      const end = from + AT_ONCE;
      const ofRare = this.addRare(need, rare.slice(from, end));
      const ofCommon = this.addCommon(need, common.slice(from, end), numbers.slice(from, end));
      this.addToProfiles(ofRare, ofCommon, units, scores);
    }
  }

  /** Adds postings up; gives the units of the sums. */
  private addRare(
    { terms, rarityWeights, uses, odds }: WeighedNeed,
    places: readonly number[],
  ): RareUnits {
    const { table, blocks } = this;
    const logOdds = Float64Array.from(places, (place) => Math.log(odds[place]));
    let [weights, usages] = [0, 0];
    for (let i = 0; i < places.length; i++) {
      weights += rarityWeights[places[i]];
      usages += uses[places[i]] * table.greatest(logOdds[i]);
    }
    const ofWeight = weights / (MOST_WEIGHTS - places.length) || 1;
    const ofUsage = usages / (MOST_USAGES - places.length) || 1;
    this.sums.fill(0);
    for (let i = 0; i < places.length; i++) {
      const place = places[i];
      const term = terms[place];
      table.fill(logOdds[i], uses[place] / ofUsage);
      const weight = Math.round(rarityWeights[place] / ofWeight);
      for (const { starts, sums } of blocks) {
        this.addPostings(starts[term], starts[term + 1], weight, sums);
      }
    }
    return { ofWeight: ofWeight / PARTS_OF_WEIGHT, ofUsage };
  }

  /** Adds the postings of a term from `start` to `end` to the sums of their block. */
  private addPostings(start: number, end: number, weight: number, sums: Int32Array): void {
    const { words } = this.postings;
    const { usages } = this.table;
    let at = start;
    // Four a round, as V8 checks its arrays anew in each.
    for (; at + 4 <= end; at += 4) {
      const a = words[at];
      const b = words[at + 1];
      const c = words[at + 2];
      const d = words[at + 3];
      const toA = 2 * (a >>> 16);
      const toB = 2 * (b >>> 16);
      const toC = 2 * (c >>> 16);
      const toD = 2 * (d >>> 16);
      sums[toA] += Math.imul(weight, WEIGHTS[(a >>> 8) & 255]);
      sums[toA + 1] += usages[(a >>> 13) & 7];
      sums[toB] += Math.imul(weight, WEIGHTS[(b >>> 8) & 255]);
      sums[toB + 1] += usages[(b >>> 13) & 7];
      sums[toC] += Math.imul(weight, WEIGHTS[(c >>> 8) & 255]);
      sums[toC + 1] += usages[(c >>> 13) & 7];
      sums[toD] += Math.imul(weight, WEIGHTS[(d >>> 8) & 255]);
      sums[toD + 1] += usages[(d >>> 13) & 7];
    }
    for (; at < end; at++) {
      const word = words[at];
      const to = 2 * (word >>> 16);
      sums[to] += Math.imul(weight, WEIGHTS[(word >>> 8) & 255]);
      sums[to + 1] += usages[(word >>> 13) & 7];
    }
  }

  /** Adds rows of common terms up. */
  private addCommon(
    { rarityWeights, uses }: WeighedNeed,
    places: readonly number[],
    numbers: readonly number[],
  ): CommonSums {
    const { commonRanges } = this.postings;
    const weights = new Float64Array(places.length);
    const usages = new Float64Array(places.length);
    let [lowestWeight, lowestUsage] = [0, 0];
    places.forEach((place, i) => {
      const at = 4 * numbers[i];
      lowestWeight += rarityWeights[place] * commonRanges[at];
      weights[i] = rarityWeights[place] * commonRanges[at + 1];
      lowestUsage += uses[place] * commonRanges[at + 2];
      usages[i] = uses[place] * commonRanges[at + 3];
    });
    return { lowestWeight, lowestUsage, ...this.rows.sum(numbers, weights, usages) };
  }

  private addToProfiles(
    { ofWeight, ofUsage }: RareUnits,
    { lowestWeight, lowestUsage, lanes, lowUnit, highUnit }: CommonSums,
    [perUsage, perCentroid, perWorks]: readonly number[],
    scores: Float64Array,
  ): void {
    const { sums, known } = this;
    const { profiles } = this.facets;
    for (let facet = 0; facet < profiles.length; facet++) {
      const at = KNOWN * facet;
      const usages = sums[2 * facet + 1];
      const weight =
        known[at + UNIT] * ofWeight * sums[2 * facet] +
        known[at + SPREAD] * (lowestWeight + lowUnit * lowAt(lanes, facet));
      const usage =
        ofUsage * (known[at + SHORTER] * (usages >>> 16) + known[at + LONGER] * (usages & 0xffff)) +
        lowestUsage +
        highUnit * highAt(lanes, facet);
      scores[profiles[facet]] +=
        (perCentroid * known[at + CENTROID] + perWorks * known[at + WORKS]) * weight +
        perUsage * usage;
    }
  }
}

/** What one of a sum is worth. */
interface RareUnits {
  ofWeight: number;
  ofUsage: number;
}

/** Sums of common terms, and what those terms give every facet. */
interface CommonSums extends NibbleSums {
  lowestWeight: number;
  lowestUsage: number;
}
