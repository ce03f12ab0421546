import { firstFrom } from './ascending.js';
import type { FacetPostings } from './facet-postings.js';

/**
 * Which terms of a need some facets have, facet by facet: the postings of the few that are scored in
 * full, picked out of the lists of the need's terms. Common terms are not among them.
 *
 * Cost: 1 ns for each posting of the need's terms between the first and the last of the facets.
 * Memory: 4 bytes a facet of the index, and 8 for each term of the need in each facet taken.
 */
export class FacetHits {
  /** Of the facet in a slot, at slot × width to ends[slot] - 1: places in the need, ascending. */
  places = new Uint32Array(4096);
  /** The documents of each; see occurrences.ts. */
  lists = new Uint32Array(4096);
  private ends = new Uint32Array(64);
  private width = 0;
  /** By facet: 1 + its slot; 0 for one that is not taken. */
  private readonly slots: Uint32Array;
  private taken: Uint32Array = new Uint32Array(0);

  constructor(private readonly index: FacetPostings) {
    this.slots = new Uint32Array(index.steps.length / 2);
  }

  /** Picks what these facets have of the terms at these places; what was taken before is forgotten. */
  take(terms: Uint32Array, places: readonly number[], facets: Uint32Array): void {
    this.forget();
    this.taken = facets;
    this.width = places.length;
    this.reserve(facets.length, places.length);
    facets.forEach((facet, slot) => {
      this.slots[facet] = slot + 1;
      this.ends[slot] = slot * places.length;
    });
    const first = facets.reduce((least, facet) => Math.min(least, facet), Infinity);
    const last = facets.reduce((most, facet) => Math.max(most, facet), -1);
    for (const place of places) this.pick(terms[place], place, first, last);
  }

  forget(): void {
    for (const facet of this.taken) this.slots[facet] = 0;
    this.taken = this.taken.subarray(0, 0);
  }

  has(facet: number): boolean {
    return this.slots[facet] > 0;
  }

  /** The slot of a facet that was taken: its place among those. */
  slot(facet: number): number {
    return this.slots[facet] - 1;
  }

  /** Where the hits of the facet in a slot begin, in the order of the need's terms. */
  start(slot: number): number {
    return slot * this.width;
  }

  end(slot: number): number {
    return this.ends[slot];
  }

  private pick(term: number, place: number, first: number, last: number): void {
    const { starts, facets, lists } = this.index;
    const { slots } = this;
    const start = firstFrom(facets, first, starts[term], starts[term + 1]);
    const end = firstFrom(facets, last + 1, start, starts[term + 1]);
    for (let at = start; at < end; at++) {
      const slot = slots[facets[at]];
      if (slot === 0) continue;
      const to = this.ends[slot - 1]++;
      this.places[to] = place;
      this.lists[to] = lists[at];
    }
  }

  private reserve(facets: number, width: number): void {
    if (facets > this.ends.length) this.ends = new Uint32Array(2 * facets);
    if (facets * width <= this.places.length) return;
    this.places = new Uint32Array(facets * width);
    this.lists = new Uint32Array(facets * width);
  }
}
