import { termsOf } from '../../text/index.js';
import { GrowingArray } from '../growing-array.js';
import { onShared } from '../sections.js';
import { StringTable, StringTableBuilder } from '../string-table.js';
import { findQuantities, type Quantity } from './quantities.js';

/** Quantities in flat arrays on shared memory, those of one work beside each other. */
export interface FlatQuantities {
  /** In base units. */
  lows: Float64Array;
  highs: Float64Array;
  compound: Uint8Array;
  works: Uint32Array;
  /** The quantities of work w are at workStarts[w] to workStarts[w + 1] - 1. */
  workStarts: Uint32Array;
  /** Ascending. */
  dimensions: StringTable;
  dimensionOf: Uint32Array;
  labels: StringTable;
  /** Hashes of the terms beside quantity q, ascending, from aroundStarts[q] on. */
  aroundStarts: Uint32Array;
  around: Uint32Array;
}

export const QUANTITY_ARRAYS = [
  'lows',
  'highs',
  'compound',
  'works',
  'workStarts',
  'dimensionOf',
  'aroundStarts',
  'around',
] as const;

/** Collects the quantities of works and lays them out flat. */
export class QuantityEntries {
  private readonly lows: number[] = [];
  private readonly highs: number[] = [];
  private readonly compound = new GrowingArray(Uint8Array);
  private readonly works = new GrowingArray(Uint32Array);
  private readonly workStarts = new GrowingArray(Uint32Array);
  private readonly dimensions: string[] = [];
  private readonly labels = new StringTableBuilder();
  private readonly aroundStarts = new GrowingArray(Uint32Array);
  private readonly around = new GrowingArray(Uint32Array);
  private next = 0;

  constructor() {
    this.aroundStarts.push(0);
    this.workStarts.push(0);
  }

  /** Reads the texts of the next work: they are numbered in the order in which they come. */
  addWork(texts: readonly string[]): void {
    for (const text of texts) {
      for (const quantity of findQuantities(text)) this.add(text, quantity);
    }
    this.workStarts.push(this.lows.length);
    this.next++;
  }

  layOut(): FlatQuantities {
    const dimensions = [...new Set(this.dimensions)].sort();
    const numbers = new Map(dimensions.map((dimension, number) => [dimension, number]));
    const dimensionOf = this.dimensions.map((dimension) => numbers.get(dimension) ?? 0);
    return {
      lows: onShared(Float64Array.from(this.lows)),
      highs: onShared(Float64Array.from(this.highs)),
      compound: this.compound.finish(),
      works: this.works.finish(),
      workStarts: this.workStarts.finish(),
      dimensions: StringTable.of(dimensions),
      dimensionOf: onShared(Uint32Array.from(dimensionOf)),
      labels: this.labels.finish(),
      aroundStarts: this.aroundStarts.finish(),
      around: this.around.finish(),
    };
  }

  private add(text: string, quantity: Quantity): void {
    const { low, high, dimension, compound, start, end } = quantity;
    this.lows.push(low);
    this.highs.push(high);
    this.compound.push(compound ? 1 : 0);
    this.works.push(this.next);
    this.dimensions.push(dimension);
    this.labels.push(text.slice(start, end).replace(/\s+/g, ' '));
    const hashes = hashesOf(clauseAround(text, quantity));
    for (const hash of Uint32Array.from(hashes).sort()) this.around.push(hash);
    this.aroundStarts.push(this.around.length);
  }
}

/** A quantity as a work states it, in base units. */
export interface Stated {
  low: number;
  high: number;
  compound: boolean;
  /** Hashes of the terms beside it, ascending. */
  around: Uint32Array;
}

/** What stands beside a quantity: its clause, at most this far. */
const BEFORE = 70;
const AFTER = 40;

function clauseAround(text: string, { start, end }: Quantity): string {
  const before = text.slice(Math.max(0, start - BEFORE), start).split(/[。；;！？!?]|\n\s*\n|\.\s/);
  const after = text.slice(end, end + AFTER).split(/[。；;！？!?]|\n\s*\n|\.(?:\s|$)/);
  return `${before.at(-1) ?? ''} ${after[0]}`;
}

const hashesOf = (text: string): Set<number> =>
  new Set(termsOf(text).map(({ term }) => hashOf(term)));

/** FNV-1a: 32 bits are enough, since two words of one clause hardly ever share them. */
export function hashOf(term: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) value = Math.imul(value ^ term.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
