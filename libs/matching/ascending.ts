/**
 * The first place from `start` on, before `end`, of ascending numbers that holds at least `wanted`;
 * `end` when none does. Cost: one look for each halving.
 */
export function firstFrom(
  numbers: Uint32Array,
  wanted: number,
  start = 0,
  end = numbers.length,
): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

const FIRST_STEP = 8;

/**
 * The same for a place that is not far from `start`: looks in ever longer steps, then halves the last.
 * Source: Bentley & Yao 1976, unbounded searching.
 */
export function seekFrom(numbers: Uint32Array, wanted: number, start: number, end: number): number {
  let [low, high] = [start, start + FIRST_STEP];
  for (let step = FIRST_STEP; high < end && numbers[high] < wanted;) {
    step *= 2;
    low = high + 1;
    high = low + step;
  }
  return firstFrom(numbers, wanted, low, Math.min(high, end));
}

/** The different numbers of some, ascending, and how often each is among them. Sorts them in place. */
export function tally(some: Uint32Array): { numbers: Uint32Array; times: Uint32Array } {
  some.sort();
  const times = new Uint32Array(some.length);
  let different = 0;
  for (let i = 0; i < some.length; i++) {
    if (different === 0 || some[i] !== some[different - 1]) some[different++] = some[i];
    times[different - 1]++;
  }
  return { numbers: some.slice(0, different), times: times.slice(0, different) };
}
