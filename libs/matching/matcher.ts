import { ComparedFacets } from './compared-facets.js';
import { FacetHits } from './facet-hits.js';
import type { MatchIndex } from './match-index.js';
import { PlaceFinder, type NeedPlaces } from './need-places.js';
import type { NeedTerms } from './need-terms.js';
import { RoughScorer } from './rough-scorer.js';
import { oddsOf, usageWeight } from './usage.js';
import { dampen } from './weigh.js';

/**
 * Compares one need with facets, exactly. Made once for an index and used again for need after need,
 * so that a need allocates nothing of the size of the index.
 *
 * Cost: see {@link FacetHits}; then 20 ns for each term that need and facet share (its logarithm) and
 * 5 ns for each document with it. Sums run in the order of the need's terms, which ascend, so they
 * come out to the last bit alike whichever facets are compared together.
 */
export class Matcher {
  /** The need that is being matched. */
  private need: NeedTerms = NO_NEED;
  private places: NeedPlaces = NO_PLACES;
  private readonly finder: PlaceFinder;
  private readonly rough: RoughScorer;
  /** One number a profile, for whoever scores the need. */
  readonly scores: Float64Array;
  private readonly hits: FacetHits;
  /** By place in the need: its weight times the term's rarity; see {@link oddsOf}. */
  private weights = new Float64Array(0);
  private odds = new Float64Array(0);
  private readonly compared: ComparedFacets;
  /** By document of a facet: what its part is worth, see {@link share}. */
  private readonly factors: Float64Array;

  constructor(private readonly index: MatchIndex) {
    this.factors = new Float64Array(documentsOfLargest(index.facets.starts));
    this.hits = new FacetHits(index.postings);
    this.compared = new ComparedFacets(index.facets, index.postings.lists);
    this.finder = new PlaceFinder(index.postings);
    this.rough = new RoughScorer(index.postings, index.facets);
    this.scores = new Float64Array(index.profileIds.length);
  }

  /** Takes up a need, whose terms must ascend. */
  begin(need: NeedTerms): void {
    this.hits.forget();
    this.need = need;
    const { terms } = need;
    this.places = this.finder.find(terms);
    if (terms.length > this.odds.length) {
      this.weights = new Float64Array(2 * terms.length);
      this.odds = new Float64Array(2 * terms.length);
    }
    for (let place = 0; place < terms.length; place++) {
      this.weights[place] = need.weights[place] * this.index.rarities[terms[place]];
      this.odds[place] = oddsOf(this.index, terms[place]);
    }
  }

  /** Adds what profiles score about; `units` are the points of a unit of each channel. */
  addRough(units: readonly number[], scores: Float64Array): void {
    this.rough.add(this.need, this.places, units, scores);
  }

  /**
   * Visits profiles in the order given, when their facets can be compared. They are taken in runs
   * that need no more than {@link MOST_HITS}; what was taken last is not taken again.
   */
  visit(profiles: ArrayLike<number>, visit: (profile: number, place: number) => void): void {
    const { firsts } = this.index.facets;
    const most = Math.max(1, Math.floor(MOST_HITS / Math.max(1, this.need.terms.length)));
    for (let from = 0, to = 0; from < profiles.length; from = to) {
      let facets = 0;
      while (to < profiles.length && (to === from || facets < most)) {
        facets += firsts[profiles[to] + 1] - firsts[profiles[to]];
        to++;
      }
      this.take(profiles, from, to);
      for (let place = from; place < to; place++) visit(profiles[place], place);
    }
  }

  /** How much more a facet that was taken uses the need's terms than everybody. */
  usageOf(facet: number): number {
    return this.compare(this.hits.slot(facet), facet);
  }

  /** Cosines of the need with the documents of a facet that was taken, in their order there. */
  similaritiesOf(facet: number): Float64Array {
    const slot = this.hits.slot(facet);
    this.compare(slot, facet);
    const { similarities, firsts } = this.compared;
    return similarities.subarray(firsts[slot], firsts[slot + 1]);
  }

  /**
   * Adds to each place of the need what it gives a facet that was taken: `ofUsage` times its part of
   * the usage, and coefficients[document] times its part of each document's cosine. The places of
   * terms that the facet has are added to `named`.
   */
  share(
    facet: number,
    ofUsage: number,
    coefficients: ArrayLike<number>,
    shares: Float64Array,
    named: number[],
  ): void {
    const { need, weights, factors } = this;
    const { facets, rows } = this.index;
    const slot = this.hits.slot(facet);
    this.compare(slot, facet);
    const { places, from, reader, usages, starts, ends } = this.compared;
    const { documents, times } = reader;
    const start = facets.starts[facet];
    for (let d = 0; d < facets.starts[facet + 1] - start; d++) {
      factors[d] = coefficients[d] / (rows.lengths[facets.members[start + d]] || 1);
    }
    for (let i = starts[slot]; i < ends[slot]; i++) {
      const place = places[i];
      let sum = 0;
      for (let at = from[i]; at < from[i + 1]; at++) {
        sum += factors[documents[at]] * dampen(times[at]);
      }
      shares[place] += ofUsage * need.uses[place] * usages[i] + weights[place] * sum;
      named.push(place);
    }
  }

  /** Compares the facet in a slot, once; gives its usage of the need's terms. */
  private compare(slot: number, facet: number): number {
    const { need, weights, odds, compared } = this;
    if (compared.done[slot] === 1) return compared.usage[slot];
    const { facets, rows } = this.index;
    compared.gather(slot, this.hits);
    const { places, from, reader, usages, starts, ends, similarities } = compared;
    const [first, end] = [compared.firsts[slot], compared.firsts[slot + 1]];
    for (let d = first; d < end; d++) similarities[d] = 0;
    let usage = 0;
    for (let i = starts[slot]; i < ends[slot]; i++) {
      const place = places[i];
      const list = from[i];
      from[i] = reader.read;
      reader.reserve(end - first);
      const uses = reader.add(list, weights[place], similarities, first);
      usages[i] = usageWeight(odds[place], uses, facets.uses[facet]);
      usage += need.uses[place] * usages[i];
    }
    from[ends[slot]] = reader.read;
    const start = facets.starts[facet];
    for (let d = first; d < end; d++) {
      if (similarities[d] > 0) similarities[d] /= rows.lengths[facets.members[start + d - first]];
    }
    compared.done[slot] = 1;
    compared.usage[slot] = usage;
    return usage;
  }

  private take(profiles: ArrayLike<number>, from: number, to: number): void {
    const { firsts } = this.index.facets;
    const facets: number[] = [];
    let known = true;
    for (let place = from; place < to; place++) {
      for (let f = firsts[profiles[place]]; f < firsts[profiles[place] + 1]; f++) {
        facets.push(f);
        known &&= this.hits.has(f);
      }
    }
    if (known) return;
    const taken = Uint32Array.from(facets).sort();
    this.hits.take(this.need.terms, this.places, taken);
    this.compared.begin(taken, this.need.terms.length);
  }
}

const NO_NEED: NeedTerms = {
  terms: new Uint32Array(0),
  weights: new Float64Array(0),
  uses: new Float64Array(0),
};

const NO_PLACES: NeedPlaces = { rare: [], common: [], numbers: [] };

/** Terms of the need times facets that are taken at once: 12 MB. A need of 100 words has 120. */
const MOST_HITS = 500_000;

function documentsOfLargest(starts: Uint32Array): number {
  let largest = 0;
  for (let f = 0; f + 1 < starts.length; f++)
    largest = Math.max(largest, starts[f + 1] - starts[f]);
  return largest;
}

/** The matcher of an index, kept as long as the index. */
export function matcherOf(index: MatchIndex): Matcher {
  let matcher = matchers.get(index);
  if (!matcher) matchers.set(index, (matcher = new Matcher(index)));
  return matcher;
}

const matchers = new WeakMap<MatchIndex, Matcher>();
