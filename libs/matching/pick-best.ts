/**
 * The places of the greatest values above a floor, best first; equal values by place.
 *
 * Input: values, how many places at most, the floor (not picked itself), where to end. Cost: one comparison for a
 * value that is not among the best, else log(most): a heap whose root is the worst place kept. Few
 * are kept in order instead, as most of them stay where they are.
 * Example: pickBest([3, 0, 5, 3], 2, 0) gives [2, 0].
 */
export function pickBest(
  values: Float64Array,
  most: number,
  floor = -Infinity,
  end = values.length,
): number[] {
  const heap: number[] = [];
  if (most <= 0) return heap;
  if (most <= FEW) return pickFew(values, most, floor, end);
  // What a value must pass to be kept: the floor, and the worst value kept once the heap is full.
  // A later place with an equal value is worse, so it never replaces an earlier one.
  let bar = floor;
  for (let place = 0; place < end; place++) {
    if (!(values[place] > bar)) continue;
    if (heap.length < most) rise(heap, place, values);
    else sink(heap, heap.length, place, values);
    if (heap.length >= most) bar = Math.max(floor, values[heap[0]]);
  }
  // The worst place goes to the end, then the worst of the others before it, and so on.
  for (let end = heap.length - 1; end > 0; end--) {
    const worst = heap[0];
    sink(heap, end, heap[end], values);
    heap[end] = worst;
  }
  return heap;
}

const FEW = 16;

function pickFew(values: Float64Array, most: number, floor: number, end: number): number[] {
  const best: number[] = [];
  let bar = floor;
  for (let place = 0; place < end; place++) {
    const value = values[place];
    if (!(value > bar)) continue;
    let at = best.length < most ? best.push(place) - 1 : most - 1;
    for (; at > 0 && values[best[at - 1]] < value; at--) best[at] = best[at - 1];
    best[at] = place;
    if (best.length === most) bar = values[best[most - 1]];
  }
  return best;
}

const isWorse = (values: Float64Array, a: number, b: number): boolean =>
  values[a] < values[b] || (values[a] === values[b] && a > b);

function rise(heap: number[], place: number, values: Float64Array): void {
  let at = heap.length;
  heap.push(place);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!isWorse(values, place, heap[parent])) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = place;
}

/** Puts `place` where the root of the first `length` was and lets it sink. */
function sink(heap: number[], length: number, place: number, values: Float64Array): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= length) break;
    if (child + 1 < length && isWorse(values, heap[child + 1], heap[child])) child++;
    if (!isWorse(values, heap[child], place)) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = place;
}
