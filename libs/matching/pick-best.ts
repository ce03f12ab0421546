/**
 * The places of the greatest values above a floor, best first; equal values by place.
 *
 * Input: values, how many places at most, the floor (not picked itself). Cost: one comparison for a
 * value that is not among the best, else log(most): a heap whose root is the worst place kept.
 * Example: pickBest([3, 0, 5, 3], 2, 0) gives [2, 0].
 */
export function pickBest(values: Float64Array, most: number, floor = -Infinity): number[] {
  const heap: number[] = [];
  if (most <= 0) return heap;
  const worse = (a: number, b: number): boolean =>
    values[a] < values[b] || (values[a] === values[b] && a > b);
  for (let place = 0; place < values.length; place++) {
    if (!(values[place] > floor)) continue;
    if (heap.length < most) rise(heap, place, worse);
    else if (worse(heap[0], place)) sink(heap, place, worse);
  }
  return heap.sort((a, b) => (worse(a, b) ? 1 : -1));
}

type Worse = (a: number, b: number) => boolean;

function rise(heap: number[], place: number, worse: Worse): void {
  let at = heap.length;
  heap.push(place);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!worse(place, heap[parent])) break;
    heap[at] = heap[parent];
    at = parent;
  }
  heap[at] = place;
}

/** Puts `place` where the root was and lets it sink. */
function sink(heap: number[], place: number, worse: Worse): void {
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && worse(heap[child + 1], heap[child])) child++;
    if (!worse(heap[child], place)) break;
    heap[at] = heap[child];
    at = child;
  }
  heap[at] = place;
}
