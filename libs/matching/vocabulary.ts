/** Kinds of term: what is normalised together and weighed alike. */
export const WORD = 0;
export const GRAM = 1;
export const WORD_PAIR = 2;
export const GRAM_PAIR = 3;

/** A vocabulary as flat arrays; see {@link Vocabulary}. */
export interface FlatVocabulary {
  /** The words and characters, one after another, in UTF-16 units. */
  characters: Uint16Array;
  /** Slots of [place in `characters`, length, number + 1]; 0 in the last place is a free slot. */
  units: Uint32Array;
  /** Slots of [number of the first half, of the second, number + 1], free ones likewise. */
  pairs: Uint32Array;
  /** Kind of each term. */
  kinds: Uint8Array;
}

/**
 * Numbers for terms, in the order of first sight. Words and characters are found by their text, a
 * pair by the numbers of its two halves, both in open-addressing tables in typed arrays: a million
 * pairs as strings would take 100 MB and here take 24, and threads can share them.
 */
export class Vocabulary {
  private characters: Uint16Array = new Uint16Array(4096);
  private written = 0;
  private units: Uint32Array = new Uint32Array(3 * 1024);
  private unitCount = 0;
  private pairs: Uint32Array = new Uint32Array(3 * 1024);
  private pairCount = 0;
  private kinds: Uint8Array = new Uint8Array(1024);
  private terms = 0;

  /** A finished vocabulary that reads from the given arrays; it must not grow. */
  static from({ characters, units, pairs, kinds }: FlatVocabulary): Vocabulary {
    const vocabulary = new Vocabulary();
    vocabulary.characters = characters;
    vocabulary.written = characters.length;
    vocabulary.units = units;
    vocabulary.pairs = pairs;
    vocabulary.kinds = kinds;
    vocabulary.terms = kinds.length;
    return vocabulary;
  }

  flat(): FlatVocabulary {
    const { units, pairs } = this;
    const characters = this.characters.subarray(0, this.written);
    return { characters, units, pairs, kinds: this.kindsOfTerms() };
  }

  /** How many terms there are; their numbers are 0 to size - 1. */
  get size(): number {
    return this.terms;
  }

  kindsOfTerms(): Uint8Array {
    return this.kinds.subarray(0, this.terms);
  }

  /** Number of a word or character, or -1 when it was never added. */
  findUnit(term: string): number {
    return this.units[this.unitSlot(term) + 2] - 1;
  }

  addUnit(term: string, kind: number): number {
    const slot = this.unitSlot(term);
    if (this.units[slot + 2] > 0) return this.units[slot + 2] - 1;
    const number = this.terms;
    this.units.set([this.written, term.length, number + 1], slot);
    this.write(term);
    this.addKind(kind);
    if (++this.unitCount * 6 > this.units.length) {
      this.units = grown(this.units, (start, length) =>
        hashUnits(this.characters, start, start + length),
      );
    }
    return number;
  }

  /** Number of the pair of two known units, or -1 when it was never added. */
  findPair(first: number, second: number): number {
    return this.pairs[this.pairSlot(first, second) + 2] - 1;
  }

  addPair(first: number, second: number, kind: number): number {
    const slot = this.pairSlot(first, second);
    if (this.pairs[slot + 2] > 0) return this.pairs[slot + 2] - 1;
    const number = this.terms;
    this.pairs.set([first, second, number + 1], slot);
    this.addKind(kind);
    if (++this.pairCount * 6 > this.pairs.length) {
      this.pairs = grown(this.pairs, hashPair);
    }
    return number;
  }

  private addKind(kind: number): void {
    if (this.terms === this.kinds.length) {
      const larger = new Uint8Array(2 * this.kinds.length);
      larger.set(this.kinds);
      this.kinds = larger;
    }
    this.kinds[this.terms++] = kind;
  }

  private write(term: string): void {
    if (this.written + term.length > this.characters.length) {
      const larger = new Uint16Array(2 * this.characters.length + term.length);
      larger.set(this.characters);
      this.characters = larger;
    }
    for (let i = 0; i < term.length; i++) this.characters[this.written++] = term.charCodeAt(i);
  }

  /** Place of the term's slot, or of the free slot where it belongs. The table is never full. */
  private unitSlot(term: string): number {
    const { units, characters } = this;
    const mask = units.length / 3 - 1;
    for (let at = hashString(term) & mask; ; at = (at + 1) & mask) {
      const slot = at * 3;
      if (units[slot + 2] === 0) return slot;
      if (units[slot + 1] === term.length && standsAt(term, characters, units[slot])) return slot;
    }
  }

  private pairSlot(first: number, second: number): number {
    const { pairs } = this;
    const mask = pairs.length / 3 - 1;
    for (let at = hashPair(first, second) & mask; ; at = (at + 1) & mask) {
      const slot = at * 3;
      if (pairs[slot + 2] === 0) return slot;
      if (pairs[slot] === first && pairs[slot + 1] === second) return slot;
    }
  }
}

/** A table of twice the size with the same entries; `hash` is that of a slot's first two numbers. */
function grown(old: Uint32Array, hash: (first: number, second: number) => number): Uint32Array {
  const slots = new Uint32Array(old.length * 2);
  const mask = slots.length / 3 - 1;
  for (let slot = 0; slot < old.length; slot += 3) {
    if (old[slot + 2] === 0) continue;
    let at = hash(old[slot], old[slot + 1]) & mask;
    while (slots[at * 3 + 2] > 0) at = (at + 1) & mask;
    slots.set(old.subarray(slot, slot + 3), at * 3);
  }
  return slots;
}

function standsAt(term: string, characters: Uint16Array, start: number): boolean {
  for (let i = 0; i < term.length; i++) {
    if (characters[start + i] !== term.charCodeAt(i)) return false;
  }
  return true;
}

function hashString(term: string): number {
  let hash = 0;
  for (let i = 0; i < term.length; i++) hash = addToHash(hash, term.charCodeAt(i));
  return spread(hash);
}

function hashUnits(characters: Uint16Array, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = addToHash(hash, characters[at]);
  return spread(hash);
}

const addToHash = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);

const spread = (hash: number): number => (hash ^ (hash >>> 15)) >>> 0;

const hashPair = (first: number, second: number): number =>
  spread(Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b));
