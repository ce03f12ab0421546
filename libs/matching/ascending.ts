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
