import type { Facets } from './facets.js';
import type { FacetHits } from './facet-hits.js';
import { OccurrenceReader, type OccurrenceLists } from './occurrences.js';

/**
 * What was found out about the facets that are being compared with a need, by slot: it is asked for
 * once to score them and once more to explain some of them. Memory is that of the most ever taken.
 */
export class ComparedFacets {
  /** By slot: 1 when it is filled. */
  done = new Uint8Array(64);
  /** By slot: how much more the facet uses the need's terms than everybody. */
  usage = new Float64Array(64);
  /** Sums over its documents: of their cosines, of these times their weights, and of the weights. */
  totals = new Float64Array(64);
  weighted = new Float64Array(64);
  weights = new Float64Array(64);
  /** Terms that the facet in a slot has are at starts[slot] to ends[slot] - 1: places in the need, */
  places = new Uint32Array(4096);
  /** what one use of each in the need says for the facet, */
  usages = new Float64Array(4096);
  /** and where the reader keeps their documents: at from[i] to from[i + 1] - 1. */
  from = new Uint32Array(4097);
  starts = new Uint32Array(64);
  ends = new Uint32Array(64);
  /** Cosines of the need with the documents of the facet in a slot, in their order there, are at */
  similarities = new Float64Array(1024);
  /** and what each weighs in the view `works`, see channels.ts, */
  sharpened = new Float64Array(1024);
  /** firsts[slot] to firsts[slot + 1] - 1. */
  firsts = new Uint32Array(65);
  readonly reader: OccurrenceReader;
  /** How many terms are known by now. */
  private known = 0;

  constructor(
    private readonly facets: Facets,
    lists: OccurrenceLists,
  ) {
    this.reader = new OccurrenceReader(lists);
  }

  /** Makes room for facets, in the order of their slots, and a need of so many terms. */
  begin(taken: Uint32Array, terms: number): void {
    const { starts: startsOf } = this.facets;
    this.reserve(taken.length, terms);
    let documents = 0;
    taken.forEach((facet, slot) => {
      this.done[slot] = 0;
      this.firsts[slot] = documents;
      documents += startsOf[facet + 1] - startsOf[facet];
    });
    this.known = this.reader.read = 0;
    this.firsts[taken.length] = documents;
    if (documents > this.similarities.length) {
      this.similarities = new Float64Array(2 * documents);
      this.sharpened = new Float64Array(2 * documents);
    }
  }

  /**
   * Gathers the terms of the need that the facet in a slot has. In `from` stand their lists, until
   * they are read; facets are gathered and read one after another.
   */
  gather(slot: number, { lists, width }: FacetHits): void {
    const { places, from } = this;
    const first = this.known;
    let known = first;
    // Without a branch, as none could be foreseen: what is absent is written over by the next.
    for (let place = 0, at = slot * width; place < width; place++, at++) {
      const list = lists[at] | 0;
      places[known] = place;
      from[known] = list;
      known += (list | -list) >>> 31;
    }
    this.starts[slot] = first;
    this.ends[slot] = this.known = known;
  }

  /** Adds up the cosines of the facet in a slot. */
  summarise(slot: number, sharpness: number): void {
    const { similarities, sharpened, firsts } = this;
    let [total, weighted, weights] = [0, 0, 0];
    for (let d = firsts[slot]; d < firsts[slot + 1]; d++) {
      const similarity = similarities[d];
      const weight = similarity === 0 ? 1 : Math.exp(sharpness * similarity);
      sharpened[d] = weight;
      total += similarity;
      weighted += weight * similarity;
      weights += weight;
    }
    this.totals[slot] = total;
    this.weighted[slot] = weighted;
    this.weights[slot] = weights;
  }

  private reserve(facets: number, terms: number): void {
    if (facets > this.done.length) {
      this.done = new Uint8Array(2 * facets);
      this.usage = new Float64Array(2 * facets);
      this.totals = new Float64Array(2 * facets);
      this.weighted = new Float64Array(2 * facets);
      this.weights = new Float64Array(2 * facets);
      this.starts = new Uint32Array(2 * facets);
      this.ends = new Uint32Array(2 * facets);
      this.firsts = new Uint32Array(2 * facets + 1);
    }
    if (facets * terms < this.places.length) return;
    this.places = new Uint32Array(facets * terms + 1);
    this.from = new Uint32Array(facets * terms + 1);
    this.usages = new Float64Array(facets * terms);
  }
}
