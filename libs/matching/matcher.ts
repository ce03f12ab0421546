import { countAt, MANY } from './document-rows.js';
import { RoughScorer } from './facet-postings.js';
import type { MatchIndex } from './match-index.js';
import type { NeedTerms } from './need-terms.js';
import { oddsOf, usageWeight } from './usage.js';
import { weightIn } from './weigh.js';

/**
 * Finds the terms of one need in documents and facets, each document once, and keeps what it found
 * for scoring and explaining. Made once for an index and used again for need after need, so that a
 * need allocates nothing of the size of the index.
 *
 * Cost: 1 to 2 ns for each term of a document (no branch depends on whether the need has it), and
 * 10 ns for each one found. Memory: 5 bytes a term and 16 a document of the index.
 */
export class Matcher {
  /** Cosine of the need with each document that was matched; of the others meaningless. */
  readonly similarities: Float64Array;
  /** The need that is being matched. */
  need: NeedTerms = {
    terms: new Uint32Array(0),
    weights: new Float64Array(0),
    uses: new Float64Array(0),
  };
  /** What was found, one after another: which of the need's terms, how often, and its weight. */
  private which = new Uint32Array(4096);
  private counts = new Uint32Array(4096);
  private weights = new Float32Array(4096);
  private end = 1;
  /** What was found in document d is at firsts[d] to lasts[d] - 1; 0 before it is matched. */
  private readonly firsts: Uint32Array;
  private readonly lasts: Uint32Array;
  /** The documents that were matched. */
  readonly matched: number[] = [];
  /**
   * By the last 17 bits of a term: a set bit if the need has such a term. So small that it stays
   * next to the processor; what it takes for a term of the need is looked at once more.
   */
  private readonly flags = new Uint32Array(FLAGS);
  /** By term of the need: its place in the need; of others meaningless. */
  private readonly placeOf: Uint32Array;
  private readonly found = new Room();
  readonly rough: RoughScorer;
  /** One number a profile, for whoever scores the need. */
  readonly scores: Float64Array;
  /** By place in the need: the term's rarity. */
  private rarities = new Float32Array(1024);
  /** By place in the need: see {@link oddsOf}. */
  private odds = new Float64Array(1024);
  /** By place in the need: how often the facet at hand has it; and which places have any. */
  private tally = new Uint32Array(1024);
  private touched = new Uint32Array(1024);

  constructor(private readonly index: MatchIndex) {
    const documents = index.rows.lengths.length;
    this.similarities = new Float64Array(documents);
    this.firsts = new Uint32Array(documents);
    this.lasts = new Uint32Array(documents);
    this.placeOf = new Uint32Array(index.kinds.length);
    this.rough = new RoughScorer(index.rough, index.facets);
    this.scores = new Float64Array(index.profileIds.length);
  }

  /** Takes up a need; whatever was found for the one before is forgotten. */
  begin(need: NeedTerms): void {
    this.forget();
    this.flags.fill(0);
    this.need = need;
    if (need.terms.length > this.tally.length) this.reservePlaces(need.terms.length);
    need.terms.forEach((term, place) => {
      this.rarities[place] = this.index.rarities[term];
      this.odds[place] = oddsOf(this.index, term);
      this.flags[(term >>> 5) & (FLAGS - 1)] |= 1 << (term & 31);
      this.placeOf[term] = place;
    });
  }

  /** Forgets what was found when that is much, so that a walk over all documents stays small. */
  forgetMuch(): void {
    if (this.end > MUCH) this.forget();
  }

  match(document: number): void {
    if (this.firsts[document] > 0) return;
    const { starts, terms } = this.index.rows;
    const [start, end] = [starts[document], starts[document + 1]];
    const many = findPlaces(this.flags, terms, start, end, this.found.take(end - start));
    this.reserve(many);
    this.similarities[document] = this.weighFound(document, many);
    this.matched.push(document);
  }

  /** Notes which of the need's terms were found, how often and at what weight: gives the cosine. */
  private weighFound(document: number, many: number): number {
    const { rows } = this.index;
    const { terms, counts: countsOfRows } = rows;
    const { placeOf, rarities, which, counts, weights } = this;
    const { terms: termsOfNeed, weights: weightsOfNeed } = this.need;
    const places = this.found.take(many);
    const length = rows.lengths[document];
    let [to, similarity] = [this.end, 0];
    this.firsts[document] = to;
    for (let i = 0; i < many; i++) {
      const at = places[i];
      const term = terms[at];
      const place = placeOf[term];
      if (termsOfNeed[place] !== term) continue;
      const count = countsOfRows[at] < MANY ? countsOfRows[at] : countAt(rows, at);
      const rarity = rarities[place];
      // What weightIn gives for a single occurrence.
      const weight = count === 1 ? Math.fround(rarity / length) : weightIn(length, count, rarity);
      which[to] = place;
      counts[to] = count;
      weights[to] = weight;
      to++;
      similarity += weightsOfNeed[place] * weight;
    }
    this.lasts[document] = to;
    this.end = to;
    return similarity;
  }

  /** How much more a facet uses the need's terms than everybody; its documents are matched. */
  matchWhole(facet: number): number {
    const { need, tally, touched, odds } = this;
    const uses = this.index.facets.uses[facet];
    const many = this.tallyUp(facet);
    let usage = 0;
    for (let i = 0; i < many; i++) {
      const place = touched[i];
      usage += need.uses[place] * usageWeight(odds[place], tally[place], uses);
      tally[place] = 0;
    }
    return usage;
  }

  /** Adds to each place of the need what it gives {@link matchWhole}, times `factor`. */
  shareWhole(facet: number, factor: number, shares: Float64Array): void {
    const { need, tally, touched, odds } = this;
    const uses = this.index.facets.uses[facet];
    const many = this.tallyUp(facet);
    for (let i = 0; i < many; i++) {
      const place = touched[i];
      const usage = usageWeight(odds[place], tally[place], uses);
      shares[place] += factor * need.uses[place] * usage;
      tally[place] = 0;
    }
  }

  /** Adds to each place of the need what it gives a matched document's cosine, times `factor`. */
  shareDocument(document: number, factor: number, shares: Float64Array): void {
    const { need, which, weights } = this;
    const last = this.lasts[document];
    for (let at = this.firsts[document]; at < last; at++) {
      shares[which[at]] += factor * need.weights[which[at]] * weights[at];
    }
  }

  /** Sums up how often each of the need's terms occurs in a facet. */
  private tallyUp(facet: number): number {
    const { starts, members } = this.index.facets;
    const { tally, touched } = this;
    let many = 0;
    for (let i = starts[facet]; i < starts[facet + 1]; i++) {
      const document = members[i];
      this.match(document);
      const { which, counts } = this;
      const last = this.lasts[document];
      for (let at = this.firsts[document]; at < last; at++) {
        const place = which[at];
        touched[many] = place;
        many += tally[place] === 0 ? 1 : 0;
        tally[place] += counts[at];
      }
    }
    return many;
  }

  private reservePlaces(places: number): void {
    this.tally = new Uint32Array(2 * places);
    this.touched = new Uint32Array(2 * places);
    this.rarities = new Float32Array(2 * places);
    this.odds = new Float64Array(2 * places);
  }

  private forget(): void {
    for (const document of this.matched) this.firsts[document] = 0;
    this.matched.length = 0;
    this.end = 1;
  }

  private reserve(many: number): void {
    if (this.end + many <= this.which.length) return;
    const length = 2 * (this.end + many);
    const { which, counts, weights } = this;
    this.which = new Uint32Array(length);
    this.which.set(which);
    this.counts = new Uint32Array(length);
    this.counts.set(counts);
    this.weights = new Float32Array(length);
    this.weights.set(weights);
  }
}

/** 32 flags each, 16 kB in all; a power of two. */
const FLAGS = 4096;

/** Found terms that are kept when everybody is scored: some 20 MB. */
const MUCH = 2_000_000;

/** The matcher of an index, kept as long as the index. */
export function matcherOf(index: MatchIndex): Matcher {
  let matcher = matchers.get(index);
  if (!matcher) matchers.set(index, (matcher = new Matcher(index)));
  return matcher;
}

const matchers = new WeakMap<MatchIndex, Matcher>();

/** A buffer that is as long as it ever had to be. */
class Room {
  private places = new Uint32Array(1024);

  take(length: number): Uint32Array {
    if (length > this.places.length) this.places = new Uint32Array(2 * length);
    return this.places;
  }
}

/**
 * Places from `start` to `end` whose term has a flag, and their number; few others share a flag.
 * Mostly none of four terms has one; else every place is written, and the next overwrites it unless
 * it counts, because a branch for each would often be mispredicted.
 */
function findPlaces(
  flags: Uint32Array,
  terms: Uint32Array,
  start: number,
  end: number,
  places: Uint32Array,
): number {
  const mask = FLAGS - 1;
  let many = 0;
  let at = start;
  for (; at + 3 < end; at += 4) {
    const [a, b, c, d] = [terms[at], terms[at + 1], terms[at + 2], terms[at + 3]];
    // A shift takes the last five bits of a term.
    const flagA = flags[(a >>> 5) & mask] >>> a;
    const flagB = flags[(b >>> 5) & mask] >>> b;
    const flagC = flags[(c >>> 5) & mask] >>> c;
    const flagD = flags[(d >>> 5) & mask] >>> d;
    if (((flagA | flagB | flagC | flagD) & 1) === 0) continue;
    places[many] = at;
    many += flagA & 1;
    places[many] = at + 1;
    many += flagB & 1;
    places[many] = at + 2;
    many += flagC & 1;
    places[many] = at + 3;
    many += flagD & 1;
  }
  for (; at < end; at++) {
    const term = terms[at];
    places[many] = at;
    many += (flags[(term >>> 5) & mask] >>> term) & 1;
  }
  return many;
}
