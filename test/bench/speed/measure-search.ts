import type { Contender } from './contender.js';
import type { BenchNeed } from './extended-texts.js';

/** Milliseconds of processor time a need, for one contender. */
export interface SearchTimes {
  name: string;
  needs: number;
  median: number;
  /** Quartiles: half of the needs lie between. */
  lower: number;
  upper: number;
  /** Median over the needs that both had of theirs ÷ ours; ours is the first contender. */
  ratio: number;
  bytes: number;
}

export interface Effort {
  top: number;
  /** Needs for a contender that is quick enough. */
  most: number;
  /** Needs for one that is not. */
  fewest: number;
  /** Processor time that one contender may take, in milliseconds, before it gets fewer needs. */
  budget: number;
}

/** A need is asked again until it has taken so many milliseconds, so that the clock's steps vanish. */
const LEAST_TIME = 20;
const MOST_REPEATS = 50;
const WARM_UP = 3;

/**
 * Asks all contenders the same needs in turn, so that a busy spell of the machine hits all alike.
 * The needs of the warm-up are not those that are measured.
 */
export async function measureSearch(
  contenders: Contender[],
  needs: BenchNeed[],
  effort: Effort,
): Promise<SearchTimes[]> {
  const plans = [];
  for (const contender of contenders) plans.push(await warmUp(contender, needs, effort));
  const times = contenders.map((): number[] => []);
  for (let n = 0; n < effort.most; n++) {
    const need = needs[(WARM_UP + n) % needs.length];
    for (let turn = 0; turn < contenders.length; turn++) {
      const c = (n + turn) % contenders.length;
      if (n >= plans[c].needs) continue;
      times[c].push(await timeOf(contenders[c], need, effort.top, plans[c].repeats));
    }
  }
  return contenders.map(({ name, bytes }, c) => ({
    name,
    needs: times[c].length,
    median: quantile(times[c], 0.5),
    lower: quantile(times[c], 0.25),
    upper: quantile(times[c], 0.75),
    ratio: quantile(
      times[c].map((time, n) => time / times[0][n]),
      0.5,
    ),
    bytes,
  }));
}

async function warmUp(
  contender: Contender,
  needs: BenchNeed[],
  { top, most, fewest, budget }: Effort,
): Promise<{ needs: number; repeats: number }> {
  let time = 0;
  for (const need of needs.slice(0, WARM_UP)) {
    time = await timeOf(contender, need, top, 1);
    // A quick one is asked until its code is compiled.
    if (time < LEAST_TIME) time = await timeOf(contender, need, top, MOST_REPEATS);
  }
  const repeats = Math.min(MOST_REPEATS, Math.max(1, Math.ceil(LEAST_TIME / Math.max(time, 0.01))));
  const affordable = Math.floor(budget / (time * repeats));
  return { needs: Math.min(most, Math.max(fewest, affordable)), repeats };
}

async function timeOf(
  contender: Contender,
  need: BenchNeed,
  top: number,
  repeats: number,
): Promise<number> {
  const before = contender.cpu();
  for (let i = 0; i < repeats; i++) await contender.search(need, top);
  return (contender.cpu() - before) / repeats;
}

export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}
