import { FacetSums } from './facet-sums.js';
import { stepOfUses, USES } from './impacts.js';
import type { MatchIndex } from './match-index.js';
import { oddsOf, usageWeight } from './usage.js';

/** What facets are read from while their postings are made. */
export type FacetGround = Pick<
  MatchIndex,
  'rows' | 'rarities' | 'facets' | 'kinds' | 'termsOfDocument' | 'options'
>;

/** Two numbers of uses between which most facets' texts lie, see {@link FacetVectors.scales}. */
export type TwoLengths = readonly [shorter: number, longer: number];

/** A facet of so many documents counts uses one by one, of ten times as many by tens. */
const COUNTED_SINGLY = 32;
/** Uses, counted so, that are told as one. */
const FEWEST = 0.7;
/** Terms of a facet that a mixture is fitted to at most. */
const FITTED = 256;

/**
 * The two vectors of one facet after another: how much a term weighs in the sum of its documents, and
 * how it uses the term.
 */
export class FacetVectors {
  private readonly sums: FacetSums;
  /** By term, once a facet with it was read: a layer uses few of the vocabulary's terms. */
  private readonly odds: Float64Array;
  private uses = 0;
  private documents = 0;
  /** Uses of the facet at hand that count as one. */
  private dozen = 1;
  /** Of the facet at hand: its documents' lengths, each as the part of 1 that it makes of a weight, added up; */
  private reciprocals = 0;
  /** and its terms. */
  private terms: Uint32Array = new Uint32Array(0);

  constructor(
    private readonly index: FacetGround,
    private readonly lengths: TwoLengths,
  ) {
    this.sums = new FacetSums(index.rows, index.rarities, index.facets);
    this.odds = new Float64Array(index.kinds.length);
  }

  /** Takes up a facet: its terms. */
  read(facet: number): Uint32Array {
    const { rows, facets } = this.index;
    this.uses = facets.uses[facet];
    this.terms = this.sums.read(facet);
    for (const term of this.terms) this.odds[term] ||= oddsOf(this.index, term);
    this.documents = facets.starts[facet + 1] - facets.starts[facet];
    this.dozen = Math.max(1, this.documents / COUNTED_SINGLY);
    this.reciprocals = 0;
    for (let at = facets.starts[facet]; at < facets.starts[facet + 1]; at++) {
      const length = rows.lengths[facets.members[at]];
      if (length > 0) this.reciprocals += 1 / length;
    }
    return this.terms;
  }

  /** How often the facet at hand uses a term, as impacts tell it. */
  usesOf = (term: number): number => this.sums.counts[term] / this.dozen;

  /** What a use of a term in a need says for it. */
  usageOf = (term: number): number =>
    usageWeight(this.odds[term], this.sums.counts[term], this.uses);

  /** What a term weighs in it for each unit of its rarity. */
  weightOf(term: number): number {
    const rarity = this.index.rarities[term];
    return rarity > 0 ? this.sums.weights[term] / rarity : 0;
  }

  /**
   * The scales of the facet at hand, see {@link FacetPostings.scales}.
   *
   * How it uses terms is told as a mixture of how texts of two lengths would, ln(1 + odds · times /
   * length), with the two shares that fit best (least squares): two numbers for all terms, right within
   * half a percent in texts of 350 to 6,000 uses. Cost: three logarithms for each of 256 terms.
   */
  scales(): [unit: number, spread: number, ofShorter: number, ofLonger: number] {
    const unit = (this.dozen * this.reciprocals) / this.documents;
    return [unit || 1, this.reciprocals, ...this.fit()];
  }

  private fit(): [ofShorter: number, ofLonger: number] {
    const [shorter, longer] = this.lengths;
    let [ss, sl, ll, sy, ly] = [0, 0, 0, 0, 0];
    const step = Math.ceil(this.terms.length / FITTED);
    for (let i = 0; i < this.terms.length; i += step) {
      const term = this.terms[i];
      // Fewer than can be told are told as more, which must not lower what is said of the others.
      if (this.usesOf(term) < FEWEST) continue;
      const times = USES[stepOfUses(this.usesOf(term))];
      const s = usageWeight(this.odds[term], times, shorter);
      const l = usageWeight(this.odds[term], times, longer);
      const y = this.usageOf(term);
      ss += s * s;
      sl += s * l;
      ll += l * l;
      sy += s * y;
      ly += l * y;
    }
    const determinant = ss * ll - sl * sl;
    // Where one term, or none, is all there is, one length is enough.
    if (determinant <= 1e-9 * ss * ll) return [ss > 0 ? sy / ss : 0, 0];
    return [(sy * ll - ly * sl) / determinant, (ly * ss - sy * sl) / determinant];
  }
}

/** The tenth and the ninetieth of a hundred facets, by their uses of terms; they differ. */
export function twoLengths({ uses }: Pick<MatchIndex['facets'], 'uses'>): TwoLengths {
  const sorted = uses.filter((many) => many > 0).sort();
  if (sorted.length === 0) return [1, 2];
  const at = (part: number): number => sorted[Math.floor(part * (sorted.length - 1))];
  return [at(0.1), Math.max(at(0.9), 2 * at(0.1))];
}
