/**
 * Fills places that stand empty although they have a price.
 *
 * Input   a flow whose prices fit it, but for profiles with room and a price above 0.
 * Output  the same flow with such a profile full, or at price 0.
 * Method  The search of `Flow` backwards: Dijkstra from the profile over the reversed residual
 *         graph, until the unit is found, skipped or ended elsewhere, that gains most from coming.
 *         If none gains, the place stays empty and costs nothing from then on. Only nodes nearer
 *         than that unit change their price.
 * Cost    As a search of `Flow`; mostly the first need that likes the place has a unit left.
 * Source  Ahuja, Magnanti, Orlin, Network Flows (1993), ch. 9.7, from the other side; Jonker and
 *         Volgenant (1987) for the early end.
 * Example Needs a, b skip one unit each; arcs a–p 5, b–p 3. p opens one place at price 5: a comes,
 *         and the price stays. With a second place b comes as well, and the price falls to 3.
 */
import type { Flow } from './flow.js';
import { IncomingArcs } from './incoming-arcs.js';
import { TreeSearch } from './tree-search.js';

/** How the way goes on from a node, if not by an arc (≥ 0): TO_SLOT - s says to slot s. */
const TARGET = -1;
const TO_NEED = -2;
const TO_SLOT = -3;

export class PlaceOffers extends TreeSearch {
  private readonly incoming: IncomingArcs;
  /** No need or slot has a higher price; offers only lower them. */
  private readonly highest: number;
  /** The node whose unit comes, -1 for none. */
  private root = -1;

  constructor(private readonly flow: Flow) {
    const { net, price } = flow;
    super(net.needs, net.needs + net.slots, price.length);
    this.incoming = new IncomingArcs(net);
    this.highest = price.subarray(0, this.firstProfile).reduce((a, b) => Math.max(a, b), -Infinity);
  }

  fillAll(): void {
    const { load, net, price } = this.flow;
    for (let profile = 0; profile < net.profiles; profile++) {
      const node = this.firstProfile + profile;
      while (load[profile] < net.capacity[profile] && price[node] > 0) this.offer(node);
    }
  }

  private offer(target: number): void {
    const { price } = this.flow;
    this.clear(price[target]);
    this.root = -1;
    this.reach(target, 0, TARGET);
    this.run();
    for (const x of this.settled) price[x] -= this.best - this.distance[x];
    if (this.root >= 0) this.bring(target);
  }

  /** A unit that ends at `node` would come from there at this distance. */
  private reachRoot(node: number, distance: number): void {
    if (distance >= this.best) return;
    this.best = distance;
    this.root = node;
  }

  private reachNeed(need: number, distance: number, via: number): void {
    this.reach(need, distance, via);
    if (this.flow.skipped[need] > 0) this.reachRoot(need, distance + this.flow.price[need]);
  }

  protected leaveProfile(node: number, d: number): void {
    const { net, price, used } = this.flow;
    const { arcTail, arcGain } = net;
    const { arcs, gains, start } = this.incoming;
    const profile = node - this.firstProfile;
    this.incoming.sort(profile);
    const base = d + price[node];
    for (let at = start[profile], to = start[profile + 1]; at < to; at++) {
      if (base - gains[at] - this.highest >= this.best) return;
      const arc = arcs[at];
      if (used[arc] === 1) continue;
      const tail = arcTail[arc];
      const distance = base - arcGain[arc] - price[tail];
      if (tail < this.firstSlot) this.reachNeed(tail, distance, arc);
      else this.reach(tail, distance, arc);
    }
  }

  protected leaveNeed(need: number, d: number): void {
    const { net, price, slotFlow } = this.flow;
    this.enterTail(need, d);
    for (let s = net.slotStart[need]; s < net.slotStart[need + 1]; s++) {
      const slot = this.firstSlot + s;
      if (slotFlow[s] > 0) this.reach(slot, d + price[need] - price[slot], TO_NEED);
    }
  }

  protected leaveSlot(slot: number, d: number): void {
    const { net, price, slotFlow } = this.flow;
    const s = slot - this.firstSlot;
    const need = net.slotNeed[s];
    if (slotFlow[s] < net.slotLimit[s])
      this.reachNeed(need, d + price[slot] - price[need], TO_SLOT - s);
    this.enterTail(slot, d);
  }

  /** By the arcs that a tail uses its units could leave other profiles. */
  private enterTail(tail: number, d: number): void {
    const { net, price, used } = this.flow;
    const { arcStart, arcEnd, arcGain, arcProfile } = net;
    for (let arc = arcStart[tail]; arc < arcEnd[tail]; arc++) {
      if (used[arc] === 0) continue;
      const node = this.firstProfile + arcProfile[arc];
      const distance = d + arcGain[arc] - price[node] + price[tail];
      this.reach(node, distance, arc);
      this.reachRoot(node, distance + price[node]);
    }
  }

  /** One more unit ends at the target, one less at the root; the flow turns on the way. */
  private bring(target: number): void {
    const { net, arcs, load, skipped, slotFlow } = this.flow;
    if (this.root >= this.firstProfile) load[this.root - this.firstProfile]--;
    else skipped[this.root]--;
    load[target - this.firstProfile]++;
    for (let x = this.root; x !== target;) {
      const via = this.via[x];
      if (via === TO_NEED) {
        slotFlow[x - this.firstSlot]--;
        x = net.slotNeed[x - this.firstSlot];
      } else if (via < 0) {
        slotFlow[TO_SLOT - via]++;
        x = this.firstSlot + TO_SLOT - via;
      } else if (x >= this.firstProfile) {
        arcs.release(via);
        x = net.arcTail[via];
      } else {
        arcs.use(via);
        x = this.firstProfile + net.arcProfile[via];
      }
    }
  }
}
