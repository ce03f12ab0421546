import { DistanceHeap } from './distance-heap.js';

/**
 * Dijkstra's search that ends at the best end found, over nodes in three kinds: needs, then slots,
 * then profiles. What a kind leads to is the business of whoever extends it; so is what an end is:
 * lowering `best` cuts off all that is not nearer.
 * Source  E. W. Dijkstra (1959); early end as in Jonker and Volgenant (1987).
 */
export abstract class TreeSearch {
  /** Nodes that the last search took out of its heap. */
  readonly settled: number[] = [];
  protected readonly distance: Float64Array;
  /** How a node was reached. */
  protected readonly via: Int32Array;
  /** Distance of the best end found. */
  protected best = Infinity;
  private readonly stamp: Int32Array;
  private readonly heap = new DistanceHeap();
  private search = 0;

  constructor(
    protected readonly firstSlot: number,
    protected readonly firstProfile: number,
    nodes: number,
  ) {
    this.distance = new Float64Array(nodes);
    this.via = new Int32Array(nodes);
    this.stamp = new Int32Array(nodes);
  }

  protected abstract leaveNeed(need: number, distance: number): void;
  protected abstract leaveSlot(slot: number, distance: number): void;
  protected abstract leaveProfile(profile: number, distance: number): void;

  /** Forgets the search before; ends that are not nearer than `best` do not count. */
  protected clear(best: number): void {
    this.search++;
    this.heap.clear();
    this.settled.length = 0;
    this.best = best;
  }

  protected run(): void {
    const { heap, distance, stamp } = this;
    while (heap.size > 0 && heap.least() < this.best) {
      const d = heap.least();
      const x = heap.pop();
      if (distance[x] !== d || stamp[x] === -this.search) continue;
      stamp[x] = -this.search;
      this.settled.push(x);
      if (x >= this.firstProfile) this.leaveProfile(x, d);
      else if (x >= this.firstSlot) this.leaveSlot(x, d);
      else this.leaveNeed(x, d);
    }
  }

  protected reach(node: number, distance: number, via: number): void {
    const stamp = this.stamp[node];
    if (distance >= this.best || stamp === -this.search) return;
    if (stamp === this.search && this.distance[node] <= distance) return;
    this.stamp[node] = this.search;
    this.distance[node] = distance;
    this.via[node] = via;
    this.heap.push(distance, node);
  }
}
