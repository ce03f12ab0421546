import { seekFrom } from './ascending.js';
import type { FacetPostings } from './facet-postings.js';
import type { NeedPlaces } from './need-places.js';
import { listNumber } from './list-codes.js';
import { blocksToSearch, want, type WantedBlock } from './wanted-blocks.js';

/**
 * Which terms of a need some facets have: the lists of the few that are scored in full, picked out of
 * the postings of the need's terms.
 *
 * Cost: 1 ns for each posting of the need's terms, or some 10 ns for each facet where that is less.
 * Memory: 4 bytes a facet of the index, and 4 for each term of the need in each facet taken.
 */
export class FacetHits {
  /** At slot × width + place in the need: the number of a list, see occurrences.ts; 0 for none. */
  lists = new Uint32Array(4096);
  /** How many terms the need has. */
  width = 0;
  /** By facet: 1 + its slot; 0 for one that is not taken. */
  private readonly slots: Uint32Array;
  private readonly blocks: WantedBlock[];
  private taken: Uint32Array = new Uint32Array(0);

  constructor(private readonly index: FacetPostings) {
    this.slots = new Uint32Array(index.scales.length / 4);
    this.blocks = blocksToSearch(index, this.slots);
  }

  /** Picks what these facets, which ascend, have of the terms; what was taken before is forgotten. */
  take(terms: Uint32Array, places: NeedPlaces, facets: Uint32Array): void {
    this.forget();
    this.taken = facets;
    this.width = terms.length;
    const size = facets.length * terms.length;
    if (size > this.lists.length) this.lists = new Uint32Array(2 * size);
    else this.lists.fill(0, 0, size);
    facets.forEach((facet, slot) => (this.slots[facet] = slot + 1));
    this.takeCommon(places);
    want(this.blocks, facets);
    for (const block of this.blocks) {
      if (block.many > 0) this.takeRare(terms, places.rare, block);
    }
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

  private takeRare(terms: Uint32Array, places: readonly number[], block: WantedBlock): void {
    const { starts } = block;
    for (const place of places) {
      const start = starts[terms[place]];
      const end = starts[terms[place] + 1];
      if (block.isLong(end - start)) this.seek(place, start, end, block);
      else this.scan(place, start, end, block);
    }
  }

  private takeCommon({ common, numbers }: NeedPlaces): void {
    const { taken, lists, width } = this;
    const { common: all, lists: found } = this.index;
    const { codes } = found.common;
    const before = found.rare.codes.length;
    for (let slot = 0; slot < taken.length; slot++) {
      const from = taken[slot] * all.length;
      const to = slot * width;
      for (let c = 0; c < common.length; c++) {
        const at = from + numbers[c];
        lists[to + common[c]] = listNumber(codes[at], before + at);
      }
    }
  }

  /** Looks at every posting. */
  private scan(place: number, start: number, end: number, { slots }: WantedBlock): void {
    const { width, lists } = this;
    const { words } = this.index;
    let at = start;
    // Four a round, as hardly one is among those taken.
    for (; at + 4 <= end; at += 4) {
      const a = slots[words[at] >>> 16];
      const b = slots[words[at + 1] >>> 16];
      const c = slots[words[at + 2] >>> 16];
      const d = slots[words[at + 3] >>> 16];
      if ((a | b | c | d) === 0) continue;
      if (a > 0) lists[(a - 1) * width + place] = listNumber(words[at] & 255, at);
      if (b > 0) lists[(b - 1) * width + place] = listNumber(words[at + 1] & 255, at + 1);
      if (c > 0) lists[(c - 1) * width + place] = listNumber(words[at + 2] & 255, at + 2);
      if (d > 0) lists[(d - 1) * width + place] = listNumber(words[at + 3] & 255, at + 3);
    }
    for (; at < end; at++) {
      const slot = slots[words[at] >>> 16];
      if (slot > 0) lists[(slot - 1) * width + place] = listNumber(words[at] & 255, at);
    }
  }

  /** Looks for every facet. */
  private seek(
    place: number,
    start: number,
    end: number,
    { words: wanted, many, firstSlot }: WantedBlock,
  ): void {
    const { width, lists } = this;
    const { words } = this.index;
    let at = start;
    for (let i = 0; i < many; i++) {
      at = seekFrom(words, wanted[i], at, end);
      if (at === end) break;
      const word = words[at];
      if (word - wanted[i] < 65_536) {
        lists[(firstSlot + i) * width + place] = listNumber(word & 255, at);
      }
    }
  }
}
