import type { Facets } from './facets.js';

/**
 * What was found out about the facets that are being compared with a need, by slot: it is asked for
 * once to score them and once more to explain some of them. Memory is that of the most ever taken.
 */
export class ComparedFacets {
  /** By slot: 1 when it is filled. */
  done = new Uint8Array(64);
  /** By slot: how much more the facet uses the need's terms than everybody. */
  usage = new Float64Array(64);
  /** Terms that the facet in a slot has are at starts[slot] to ends[slot] - 1: places in the need, */
  places = new Uint32Array(4096);
  /** their documents, */
  lists = new Uint32Array(4096);
  /** and what one use of each in the need says for the facet. */
  usages = new Float64Array(4096);
  starts = new Uint32Array(64);
  ends = new Uint32Array(64);
  /** Cosines of the need with the documents of the facet in a slot, in their order there, are at */
  similarities = new Float64Array(1024);
  /** firsts[slot] to firsts[slot + 1] - 1. */
  firsts = new Uint32Array(65);

  constructor(private readonly facets: Facets) {}

  /** Makes room for facets, in the order of their slots, and a need of so many terms. */
  begin(taken: Uint32Array, terms: number): void {
    const { starts: startsOf } = this.facets;
    this.reserve(taken.length, terms);
    let documents = 0;
    taken.forEach((facet, slot) => {
      this.done[slot] = 0;
      this.starts[slot] = this.ends[slot] = slot * terms;
      this.firsts[slot] = documents;
      documents += startsOf[facet + 1] - startsOf[facet];
    });
    this.firsts[taken.length] = documents;
    if (documents > this.similarities.length) this.similarities = new Float64Array(2 * documents);
  }

  push(slot: number, place: number, list: number): void {
    const to = this.ends[slot]++;
    this.places[to] = place;
    this.lists[to] = list;
  }

  private reserve(facets: number, terms: number): void {
    if (facets > this.done.length) {
      this.done = new Uint8Array(2 * facets);
      this.usage = new Float64Array(2 * facets);
      this.starts = new Uint32Array(2 * facets);
      this.ends = new Uint32Array(2 * facets);
      this.firsts = new Uint32Array(2 * facets + 1);
    }
    if (facets * terms <= this.places.length) return;
    this.places = new Uint32Array(facets * terms);
    this.lists = new Uint32Array(facets * terms);
    this.usages = new Float64Array(facets * terms);
  }
}
