import { FacetHits } from './facet-hits.js';
import type { MatchIndex } from './match-index.js';
import { PlaceFinder, type NeedPlaces } from './need-places.js';
import type { NeedTerms } from './need-terms.js';
import { readOccurrences } from './occurrences.js';
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
  /** Cosines of the need with the documents of the facet compared last, in their order there. */
  readonly similarities: Float64Array;
  /** The need that is being matched. */
  need: NeedTerms = NO_NEED;
  private places: NeedPlaces = NO_PLACES;
  private readonly finder: PlaceFinder;
  private readonly rough: RoughScorer;
  /** One number a profile, for whoever scores the need. */
  readonly scores: Float64Array;
  private readonly hits: FacetHits;
  /** By place in the need: its weight times the term's rarity; see {@link oddsOf}. */
  private weights = new Float64Array(0);
  private odds = new Float64Array(0);
  /** What the facet compared last has of the need: places, documents, {@link usageWeight}. */
  private found = 0;
  private foundPlaces = new Uint32Array(0);
  private foundLists = new Uint32Array(0);
  private usages = new Float64Array(0);
  /** By document of the facet compared last: what its part is worth, see {@link share}. */
  private readonly factors: Float64Array;
  private readonly documents: Uint32Array;
  private readonly times: Uint32Array;

  constructor(private readonly index: MatchIndex) {
    const largest = documentsOfLargest(index.facets.starts);
    this.similarities = new Float64Array(largest);
    this.factors = new Float64Array(largest);
    this.documents = new Uint32Array(largest);
    this.times = new Uint32Array(largest);
    this.hits = new FacetHits(index.rough);
    this.finder = new PlaceFinder(index.rough);
    this.rough = new RoughScorer(index.rough, index.facets);
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
      this.usages = new Float64Array(2 * terms.length);
      this.foundPlaces = new Uint32Array(2 * terms.length);
      this.foundLists = new Uint32Array(2 * terms.length);
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

  /**
   * How much more a facet that was taken uses the need's terms than everybody; fills
   * {@link similarities}.
   */
  compare(facet: number): number {
    const { need, weights, similarities, documents, times } = this;
    const { facets, rows, rough } = this.index;
    const start = facets.starts[facet];
    const size = facets.starts[facet + 1] - start;
    for (let d = 0; d < size; d++) similarities[d] = 0;
    this.gather(facet);
    let usage = 0;
    for (let i = 0; i < this.found; i++) {
      const place = this.foundPlaces[i];
      const many = readOccurrences(rough.occurrences, this.foundLists[i], documents, times);
      let uses = 0;
      for (let d = 0; d < many; d++) {
        uses += times[d];
        similarities[documents[d]] += weights[place] * dampen(times[d]);
      }
      const said = usageWeight(this.odds[place], uses, facets.uses[facet]);
      this.usages[i] = said;
      usage += need.uses[place] * said;
    }
    for (let d = 0; d < size; d++) {
      if (similarities[d] > 0) similarities[d] /= rows.lengths[facets.members[start + d]];
    }
    return usage;
  }

  /**
   * Adds to each place of the need what it gives the facet that was compared last: `ofUsage` times
   * its part of the usage, and coefficients[document] times its part of each document's cosine.
   */
  share(
    facet: number,
    ofUsage: number,
    coefficients: ArrayLike<number>,
    shares: Float64Array,
  ): void {
    const { need, weights, usages, factors, documents, times } = this;
    const { facets, rows, rough } = this.index;
    const start = facets.starts[facet];
    for (let d = 0; d < facets.starts[facet + 1] - start; d++) {
      factors[d] = coefficients[d] / (rows.lengths[facets.members[start + d]] || 1);
    }
    for (let i = 0; i < this.found; i++) {
      const place = this.foundPlaces[i];
      const many = readOccurrences(rough.occurrences, this.foundLists[i], documents, times);
      let sum = 0;
      for (let d = 0; d < many; d++) sum += factors[documents[d]] * dampen(times[d]);
      shares[place] += ofUsage * need.uses[place] * usages[i] + weights[place] * sum;
    }
  }

  /** The terms of the need that a facet has, in their order: the rare ones between the common. */
  private gather(facet: number): void {
    const { hits, foundPlaces, foundLists } = this;
    const { rare, common, numbers } = this.places;
    const { common: terms, commonLists } = this.index.rough;
    const row = facet * terms.length;
    let hit = rare.length > 0 ? hits.start(facet) : 0;
    const end = rare.length > 0 ? hits.end(facet) : 0;
    let many = 0;
    for (let c = 0; c < common.length; c++) {
      for (; hit < end && hits.places[hit] < common[c]; hit++) {
        foundPlaces[many] = hits.places[hit];
        foundLists[many++] = hits.lists[hit];
      }
      const list = commonLists[row + numbers[c]];
      if (list === 0) continue;
      foundPlaces[many] = common[c];
      foundLists[many++] = list;
    }
    for (; hit < end; hit++) {
      foundPlaces[many] = hits.places[hit];
      foundLists[many++] = hits.lists[hit];
    }
    this.found = many;
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
    if (!known) this.hits.take(this.need.terms, this.places.rare, Uint32Array.from(facets));
  }
}

const NO_NEED: NeedTerms = {
  terms: new Uint32Array(0),
  weights: new Float64Array(0),
  uses: new Float64Array(0),
};

const NO_PLACES: NeedPlaces = { rare: [], common: [], numbers: [] };

/** Terms of the need times facets that are taken at once: 4 MB. A need of 100 words has 250. */
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
