/**
 * Min-cost flow on a `Network` by successive shortest paths.
 *
 * Input   a network; optionally flow and prices of an earlier run.
 * Output  which arcs are used, loads, and node prices that prove the flow cheapest; or the need
 *         whose unit finds no way, with the nodes it can reach.
 * Method  Each unit takes the shortest way of the residual graph, found by Dijkstra from its own
 *         node over reduced costs (cost − price of tail + price of head ≥ 0) and ended at the
 *         first end reached. Only nodes nearer than that end change their price. Arcs of a node
 *         stand best first, so a scan stops as soon as no later arc can beat the best end.
 * Cost    O(units × arcs × log nodes) at worst; mostly a few arcs a unit. All numbers are whole
 *         and below 2^53: the result is exact.
 * Source  Ahuja, Magnanti, Orlin, Network Flows (1993), ch. 9.7 and 12; early end and partial
 *         price change as in Jonker and Volgenant (1987).
 * Example Needs a, b send one unit each; arcs a–p 5, a–q 4, b–p 3; p and q take one each. a takes
 *         p (5). b finds p full: b → p → back to a → q costs −3 + 5 − 4 = −2, so a moves to q:
 *         a–q, b–p, worth 7. Price of p: 1, what a second place there would bring.
 */
import type { Network } from './network.js';
import { TreeSearch } from './tree-search.js';
import { UsedArcs } from './used-arcs.js';

/** How a node was reached, if not by an arc (≥ 0): FROM_SLOT - s says from slot s. */
const ROOT = -1;
const FROM_NEED = -2;
const FROM_SLOT = -3;

export class Flow extends TreeSearch {
  /** Taking an arc in or out here leaves the units at its tail to the caller. */
  readonly arcs: UsedArcs;
  readonly used: Uint8Array;
  readonly load: Int32Array;
  readonly slotFlow: Int32Array;
  readonly skipped: Int32Array;
  /** Cost still to go from a node to an end, at least. */
  readonly price: Float64Array;
  private end = -1;

  constructor(readonly net: Network) {
    const firstProfile = net.needs + net.slots;
    const nodes = firstProfile + net.profiles;
    super(net.needs, firstProfile, nodes);
    this.arcs = new UsedArcs(net.arcProfile, net.profiles);
    this.used = this.arcs.used;
    this.load = new Int32Array(net.profiles);
    this.slotFlow = new Int32Array(net.slots);
    this.skipped = new Int32Array(net.needs);
    this.price = new Float64Array(nodes);
    this.priceTails();
  }

  /** Sends `units` from a need or slot; false when one of them finds no way. */
  send(from: number, units: number): boolean {
    for (let left = units; left > 0;) {
      this.clear(Infinity);
      this.end = -1;
      this.reach(from, 0, ROOT);
      this.run();
      if (this.best === Infinity) return false;
      for (const x of this.settled) this.price[x] += this.best - this.distance[x];
      if (this.end === from) left -= this.skip(from, left);
      else {
        if (this.end < this.firstSlot) this.skipped[this.end]++;
        else this.load[this.end - this.firstProfile]++;
        this.turn(this.end);
        left--;
      }
    }
    return true;
  }

  /** Gain of an arc less the prices on its way: > 0 only if used, < 0 only if not. */
  margin(arc: number): number {
    const { arcTail, arcProfile, arcGain } = this.net;
    const price = this.tailPrice(arcTail[arc]);
    return arcGain[arc] + price - this.price[this.firstProfile + arcProfile[arc]];
  }

  /** The price of a need; a slot never has a higher one than its need. */
  tailPrice(tail: number): number {
    const own = this.price[tail];
    if (tail < this.firstSlot) return own;
    return Math.min(own, this.price[this.net.slotNeed[tail - this.firstSlot]]);
  }

  /** Highest prices that leave no reduced cost below 0 while nothing flows. */
  private priceTails(): void {
    const { arcStart, arcEnd, arcGain, slotStart } = this.net;
    for (let x = 0; x < this.firstProfile; x++)
      if (arcStart[x] < arcEnd[x]) this.price[x] = -arcGain[arcStart[x]];
    for (let need = 0; need < this.net.needs; need++) {
      let price = this.skipCost(need);
      if (arcStart[need] < arcEnd[need]) price = Math.min(price, this.price[need]);
      for (let s = slotStart[need]; s < slotStart[need + 1]; s++)
        price = Math.min(price, this.price[this.firstSlot + s]);
      this.price[need] = price === Infinity ? 0 : price;
    }
  }

  private skipCost(need: number): number {
    const { early, earlyUntil, freeUntil, late } = this.net.skip;
    const skipped = this.skipped[need];
    return skipped < earlyUntil[need] ? early : skipped < freeUntil[need] ? 0 : late;
  }

  private reachEnd(distance: number, node: number): void {
    if (distance >= this.best) return;
    this.best = distance;
    this.end = node;
  }

  protected leaveNeed(need: number, d: number): void {
    this.reachEnd(d + this.skipCost(need) - this.price[need], need);
    this.scanArcs(need, d);
    const { slotStart, slotLimit, overLimit } = this.net;
    for (let s = slotStart[need]; s < slotStart[need + 1]; s++) {
      const cost = this.slotFlow[s] < slotLimit[s] ? 0 : overLimit;
      const slot = this.firstSlot + s;
      this.reach(slot, d + cost + this.price[slot] - this.price[need], FROM_NEED);
    }
  }

  protected leaveSlot(slot: number, d: number): void {
    this.scanArcs(slot, d);
    const s = slot - this.firstSlot;
    const flow = this.slotFlow[s];
    if (flow <= 0) return;
    const refund = flow > this.net.slotLimit[s] ? this.net.overLimit : 0;
    const need = this.net.slotNeed[s];
    this.reach(need, d - refund + this.price[need] - this.price[slot], FROM_SLOT - s);
  }

  private scanArcs(tail: number, d: number): void {
    const { arcStart, arcEnd, arcProfile, arcGain, capacity } = this.net;
    const { price, used, load, firstProfile } = this;
    const base = d - price[tail];
    for (let arc = arcStart[tail], to = arcEnd[tail]; arc < to; arc++) {
      const bare = base - arcGain[arc];
      if (bare >= this.best) return;
      if (used[arc] === 1) continue;
      const profile = arcProfile[arc];
      const node = firstProfile + profile;
      const distance = bare + price[node];
      if (distance >= this.best) continue;
      if (load[profile] < capacity[profile]) {
        this.via[node] = arc;
        this.best = distance;
        this.end = node;
      } else this.reach(node, distance, arc);
    }
  }

  protected leaveProfile(node: number, d: number): void {
    const { arcTail, arcGain } = this.net;
    const { head, next } = this.arcs;
    const base = d - this.price[node];
    this.reachEnd(base + this.net.overCapacity, node);
    for (let arc = head[node - this.firstProfile]; arc >= 0; arc = next[arc]) {
      const tail = arcTail[arc];
      const distance = base + arcGain[arc] + this.price[tail];
      this.reach(tail, distance, arc);
      if (tail < this.firstSlot)
        this.reachEnd(distance + this.skipCost(tail) - this.price[tail], tail);
    }
  }

  /** Skips as many units of a need as cost the same; returns their number. */
  private skip(need: number, left: number): number {
    const { earlyUntil, freeUntil } = this.net.skip;
    const skipped = this.skipped[need];
    const until = [earlyUntil[need], freeUntil[need], Infinity].find((u) => u > skipped);
    const count = Math.min(left, (until ?? Infinity) - skipped);
    this.skipped[need] += count;
    return count;
  }

  /** Turns the flow along the way that leads to `end`. */
  private turn(end: number): void {
    const { arcTail, arcProfile, slotNeed } = this.net;
    for (let x = end; ;) {
      const via = this.via[x];
      if (via === ROOT) return;
      if (via === FROM_NEED) {
        this.slotFlow[x - this.firstSlot]++;
        x = slotNeed[x - this.firstSlot];
      } else if (via < 0) {
        this.slotFlow[FROM_SLOT - via]--;
        x = this.firstSlot + FROM_SLOT - via;
      } else if (x >= this.firstProfile) {
        this.arcs.use(via);
        x = arcTail[via];
      } else {
        this.arcs.release(via);
        x = this.firstProfile + arcProfile[via];
      }
    }
  }
}
