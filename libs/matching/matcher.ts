import { ComparedFacets } from './compared-facets.js';
import type { Contributions } from './contributions.js';
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
  /** What was found out about the facets that were compared. */
  readonly compared: ComparedFacets;
  /** By document of a facet: what a use of a term in it is worth, of the facet that is shared out. */
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
    const { weights: rarityWeights, odds } = this;
    this.rough.add({ ...this.need, rarityWeights, odds }, this.places, units, scores);
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
   * Takes the score of a profile that is visited apart, into arrays that the caller reuses; `ofTerms`
   * holds zeros. The units are those of the channels, see unitValues in scale.ts.
   * Cost: that of going once more over the documents which use its terms.
   */
  takeApart(profile: number, units: readonly number[], apart: Contributions): void {
    const { firsts } = this.index.facets;
    apart.named = 0;
    apart.many = 0;
    for (let f = firsts[profile]; f < firsts[profile + 1]; f++) this.share(f, units, apart);
  }

  /** Adds what a facet that was taken gives. */
  private share(facet: number, units: readonly number[], apart: Contributions): void {
    const { need, weights, factors, compared } = this;
    const { facets, rows } = this.index;
    const { documents: apartDocuments, ofDocuments, ofTerms, places: named } = apart;
    const [ofProfile, ofCentroid, ofWorks] = units;
    const slot = this.compare(facet);
    const { places, from, reader, usages, starts, ends, similarities, sharpened } = compared;
    const length = facets.sumLengths[facet];
    const centroid = length > 0 ? ofCentroid / length : 0;
    const first = compared.firsts[slot];
    for (let d = first; d < compared.firsts[slot + 1]; d++) {
      const document = facets.members[facets.starts[facet] + d - first];
      const coefficient = centroid + ofWorks * (sharpened[d] / compared.weights[slot]);
      factors[d - first] = coefficient / (rows.lengths[document] || 1);
      apartDocuments[apart.many] = document;
      ofDocuments[apart.many++] = coefficient * similarities[d];
    }
    const { documents, times } = reader;
    for (let i = starts[slot]; i < ends[slot]; i++) {
      const place = places[i];
      let sum = 0;
      for (let at = from[i]; at < from[i + 1]; at++) {
        sum += factors[documents[at]] * dampen(times[at]);
      }
      ofTerms[place] += ofProfile * need.uses[place] * usages[i] + weights[place] * sum;
      named[apart.named++] = place;
    }
  }

  /** Compares a facet that was taken, once; gives its slot in {@link compared}. */
  compare(facet: number): number {
    const { need, weights, odds, compared } = this;
    const slot = this.hits.slot(facet);
    if (compared.done[slot] === 1) return slot;
    const { facets, rows, options } = this.index;
    compared.gather(slot, this.hits);
    const { places, from, reader, usages, similarities: sums } = compared;
    const [start, end] = [compared.starts[slot], compared.ends[slot]];
    const [first, last] = [compared.firsts[slot], compared.firsts[slot + 1]];
    for (let d = first; d < last; d++) sums[d] = 0;
    reader.addAll({ from, places, usages, weights, sums }, start, end, first, last - first);
    from[end] = reader.read;
    let usage = 0;
    for (let i = start; i < end; i++) {
      usages[i] = usageWeight(odds[places[i]], usages[i], facets.uses[facet]);
      usage += need.uses[places[i]] * usages[i];
    }
    const member = facets.starts[facet] - first;
    for (let d = first; d < last; d++) {
      if (sums[d] > 0) sums[d] /= rows.lengths[facets.members[member + d]];
    }
    compared.summarise(slot, options.sharpness);
    compared.done[slot] = 1;
    compared.usage[slot] = usage;
    return slot;
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
    const taken = new Uint32Array(facets).sort();
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
