import { blocksOf, type FacetPostings } from './facet-postings.js';

/** A block of facets some of which somebody wants to find among its postings. */
export class WantedBlock {
  /** How many facets are wanted; their slots follow each other, */
  many = 0;
  /** from this one on. */
  firstSlot = 0;
  /** The least that a posting of each can be, ascending. */
  words = new Uint32Array(64);

  constructor(
    private readonly end: number,
    private readonly first: number,
    /** Postings of term t are at starts[t] to starts[t + 1] - 1. */
    readonly starts: Uint32Array,
    /** By facet of the block: 1 + its slot; 0 for one that is not wanted. */
    readonly slots: Uint32Array,
  ) {}

  /** Takes up the facets of the block among some that ascend; their slot is their place there. */
  want(wanted: Uint32Array, firstSlot: number): void {
    let next = firstSlot;
    while (next < wanted.length && wanted[next] < this.end) next++;
    this.firstSlot = firstSlot;
    this.many = next - firstSlot;
    if (this.many > this.words.length) this.words = new Uint32Array(2 * this.many);
    for (let i = 0; i < this.many; i++) {
      this.words[i] = (wanted[firstSlot + i] - this.first) * 65_536;
    }
  }

  /** Whether they are looked for among so many postings, instead of looking at all of these. */
  isLong(postings: number): boolean {
    return postings > LONG * this.many;
  }
}

/** Postings for each facet wanted from which on looking for the facets is quicker than at all of them. */
const LONG = 6;

/** The blocks of an index; `slots` says of every facet 1 + its slot, or 0. */
export const blocksToSearch = (
  postings: Pick<FacetPostings, 'starts' | 'scales'>,
  slots: Uint32Array,
): WantedBlock[] =>
  blocksOf(postings).map(
    ({ first, end, starts }) => new WantedBlock(end, first, starts, slots.subarray(first, end)),
  );

/** Takes up some facets, which ascend, in all blocks. */
export function want(blocks: readonly WantedBlock[], wanted: Uint32Array): void {
  let firstSlot = 0;
  for (const block of blocks) {
    block.want(wanted, firstSlot);
    firstSlot += block.many;
  }
}
