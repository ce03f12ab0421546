import { GrowingArray } from './growing-array.js';

/** Kinds of term: what is normalised together and weighed alike. */
export const WORD = 0;
export const GRAM = 1;
export const WORD_PAIR = 2;
export const GRAM_PAIR = 3;

/**
 * Numbers for terms. Words and characters are found by their text; a pair is found by the numbers
 * of its two halves in an open-addressing table, because a million pairs as strings would take
 * 100 MB and in typed arrays take 24. Numbers are given in the order of first sight.
 */
export class Vocabulary {
  private readonly units = new Map<string, number>();
  private readonly kinds = new GrowingArray();
  /** Slots of [first half, second half, number + 1]; 0 in the last place is a free slot. */
  private slots = new Uint32Array(3 * 1024);
  private pairs = 0;

  /** How many terms there are; their numbers are 0 to size - 1. */
  get size(): number {
    return this.kinds.length;
  }

  kindsOfTerms(): Uint32Array {
    return this.kinds.toArray();
  }

  /** Number of a word or character, or -1 when it was never added. */
  findUnit(term: string): number {
    return this.units.get(term) ?? -1;
  }

  addUnit(term: string, kind: number): number {
    const known = this.units.get(term);
    if (known !== undefined) return known;
    const number = this.kinds.length;
    this.units.set(ownCopy(term), number);
    this.kinds.push(kind);
    return number;
  }

  /** Number of the pair of two known units, or -1 when it was never added. */
  findPair(first: number, second: number): number {
    return (this.slots[this.slotOf(first, second) + 2] ?? 0) - 1;
  }

  addPair(first: number, second: number, kind: number): number {
    const slot = this.slotOf(first, second);
    const known = this.slots[slot + 2] ?? 0;
    if (known > 0) return known - 1;
    const number = this.kinds.length;
    this.slots.set([first, second, number + 1], slot);
    this.kinds.push(kind);
    this.pairs++;
    if (this.pairs * 6 > this.slots.length) this.grow();
    return number;
  }

  /** Place of the pair's slot, or of the free slot where it belongs. The table is never full. */
  private slotOf(first: number, second: number): number {
    const { slots } = this;
    const mask = slots.length / 3 - 1;
    let at = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 0;
    at = (at ^ (at >>> 15)) & mask;
    for (;;) {
      const slot = at * 3;
      if (slots[slot + 2] === 0) return slot;
      if (slots[slot] === first && slots[slot + 1] === second) return slot;
      at = (at + 1) & mask;
    }
  }

  private grow(): void {
    const old = this.slots;
    this.slots = new Uint32Array(old.length * 2);
    for (let slot = 0; slot < old.length; slot += 3) {
      if (old[slot + 2] === 0) continue;
      const place = this.slotOf(old[slot] ?? 0, old[slot + 1] ?? 0);
      this.slots.set(old.subarray(slot, slot + 3), place);
    }
  }
}

/** A slice of a text would keep the whole text alive; this is the slice alone. */
const ownCopy = (term: string): string => (term.length < 13 ? term : Array.from(term).join(''));
