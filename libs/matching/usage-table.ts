import { USES } from './impacts.js';

/** Logarithms of odds times a part of all uses that are told apart: between these, */
const LOWEST = -12;
const HIGHEST = 32;
/** with so many to a unit. */
const PARTS = 16;
const LAST = (HIGHEST - LOWEST) * PARTS;

/** ln(1 + e^x), and what it grows by until the next. */
const VALUES = Float64Array.from({ length: LAST + 2 }, (_, i) =>
  Math.log1p(Math.exp(LOWEST + i / PARTS)),
);
const GROWTH = VALUES.map((value, i) => (VALUES[i + 1] ?? value) - value);

/**
 * What a term says by how often texts of two lengths use it: `usageWeight` of each step of uses, see
 * impacts.ts, within 0.0005. Cost: 2 ns an entry.
 */
export class UsageTable {
  /**
   * Whole multiples of a unit: in texts of the shorter length × 65,536, and of the longer one. By step
   * of uses.
   */
  readonly usages = new Int32Array(USES.length);
  /** Where a use of each step stands in the table above for odds of 1, by length in turn. */
  private readonly places: Float64Array;

  constructor(lengths: ArrayLike<number>) {
    this.places = Float64Array.from({ length: 2 * USES.length }, (_, i) => {
      const part = USES[i >>> 1] / lengths[i & 1];
      return (Math.log(part) - LOWEST) * PARTS;
    });
  }

  /** More than a term with this logarithm of its odds can say. */
  greatest = (logOdds: number): number =>
    Math.max(0, logOdds + this.places[2 * USES.length - 2] / PARTS + LOWEST) + Math.LN2;

  /** Fills {@link usages} for such a term; `factor` are the units of what it says. */
  fill(logOdds: number, factor: number): void {
    const { places, usages } = this;
    const more = logOdds * PARTS;
    for (let step = 0; step < usages.length; step++) {
      const shorter = Math.max(0, Math.min(LAST, places[2 * step] + more));
      const longer = Math.max(0, Math.min(LAST, places[2 * step + 1] + more));
      const i = shorter | 0;
      const j = longer | 0;
      const inShorter = factor * (VALUES[i] + (shorter - i) * GROWTH[i]) + 0.5;
      const inLonger = factor * (VALUES[j] + (longer - j) * GROWTH[j]) + 0.5;
      usages[step] = ((inShorter | 0) << 16) | inLonger;
    }
  }
}
