import { seededRandom } from '../../../libs/kernel/index.js';

/** One measured share of one fold: what was reached of what could be. */
export interface Ratio {
  reached: number;
  possible: number;
}

/**
 * What was measured, by the unit that is drawn again in the bootstrap (an expert, an owner, a
 * paper) and by fold (a sample of profiles, a seed); undefined where a unit has no part in a fold.
 */
export type Units = (Ratio | undefined)[][];

export interface Estimate {
  value: number;
  /** Bounds of the interval that holds 95 % of the bootstrap. */
  low: number;
  high: number;
}

const ROUNDS = 1000;

/** Mean over folds of Σ reached / Σ possible, with a seeded percentile bootstrap over units. */
export const estimate = (units: Units): Estimate => estimateOf(units, (at) => shareOf(units, at));

/** How much the first is above the second: both are drawn with the same units. */
export function estimateDifference(first: Units, second: Units): Estimate {
  if (first.length !== second.length) throw new Error('paired measures need the same units');
  return estimateOf(first, (at) => shareOf(first, at) - shareOf(second, at));
}

function estimateOf(units: Units, measure: (at: number[]) => number): Estimate {
  const random = seededRandom(1);
  const drawn: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    drawn.push(measure(units.map(() => Math.floor(random() * units.length))));
  }
  drawn.sort((a, b) => a - b);
  return {
    value: measure(units.map((_, i) => i)),
    low: drawn[Math.floor(0.025 * ROUNDS)],
    high: drawn[Math.floor(0.975 * ROUNDS)],
  };
}

function shareOf(units: Units, chosen: number[]): number {
  const folds = units[0]?.length ?? 0;
  let sum = 0;
  for (let fold = 0; fold < folds; fold++) {
    let [reached, possible] = [0, 0];
    for (const i of chosen) {
      const ratio = units[i][fold];
      if (!ratio) continue;
      reached += ratio.reached;
      possible += ratio.possible;
    }
    sum += possible > 0 ? reached / possible : 0;
  }
  return sum / folds;
}
