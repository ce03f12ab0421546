/**
 * Completes an empty flow, beginning from the side that has fewer units.
 *
 * Input   a flow in which nothing flows yet.
 * Output  true, and the flow is the cheapest; or false: then `flow.settled` names the nodes that a
 *         unit without a way could reach.
 * Method  Where places abound the needs ask (flow.ts): nearly every unit finds a free place at
 *         once. Where places are scarce most units would look far, and many in vain. There all
 *         units begin skipped, each profile at the price of its best arc, and the places ask
 *         (place-offers.ts): nearly each finds a unit at once. What a need must have and has not
 *         got is then sent from it. Either way ends with prices that prove the flow cheapest.
 * Source  Bertsekas, Castañon, Tsaknakis, Reverse auction and the solution of inequality
 *         constrained assignment problems (1993): which side asks decides the work, not the result.
 * Example 25,000 units, 22,500 places, a million arcs: 0.5 s when the places ask, 5 s otherwise.
 */
import type { Flow } from './flow.js';
import { countIncoming } from './incoming-arcs.js';
import type { Network } from './network.js';
import { PlaceOffers } from './place-offers.js';

export const completeFlow = (flow: Flow): boolean =>
  isScarce(flow.net) ? fillAll(flow) : sendAll(flow);

/** The needs ask. */
export function sendAll(flow: Flow): boolean {
  const { needs, units } = flow.net;
  for (let need = 0; need < needs; need++) if (!flow.send(need, units[need])) return false;
  return true;
}

/** The places ask. */
export function fillAll(flow: Flow): boolean {
  const { net, price, skipped } = flow;
  skipped.set(net.units);
  price.fill(0);
  priceBest(net, price.subarray(net.needs + net.slots));
  new PlaceOffers(flow).fillAll();
  return sendMissing(flow);
}

/** Each profile at what its best arc brings. */
function priceBest(net: Network, price: Float64Array): void {
  const { arcStart, arcEnd, arcProfile, arcGain } = net;
  for (let x = 0; x < arcEnd.length; x++)
    for (let arc = arcStart[x]; arc < arcEnd[x]; arc++)
      price[arcProfile[arc]] = Math.max(price[arcProfile[arc]], arcGain[arc]);
}

/** Sends what needs skip beyond what they may. */
function sendMissing(flow: Flow): boolean {
  const { net, skipped } = flow;
  for (let need = 0; need < net.needs; need++) {
    const missing = skipped[need] - net.skip.freeUntil[need];
    if (missing <= 0) continue;
    skipped[need] -= missing;
    if (!flow.send(need, missing)) return false;
  }
  return true;
}

/** More units than places. Neither side counts more of them than it has arcs. */
const isScarce = (net: Network): boolean => countUnits(net) > countPlaces(net);

function countUnits({ needs, units, arcStart, arcEnd, slotStart }: Network): number {
  let count = 0;
  for (let need = 0; need < needs; need++) {
    let arcs = arcEnd[need] - arcStart[need];
    for (let s = needs + slotStart[need]; s < needs + slotStart[need + 1]; s++)
      arcs += arcEnd[s] - arcStart[s];
    count += Math.min(units[need], arcs);
  }
  return count;
}

function countPlaces(net: Network): number {
  const { profiles, capacity } = net;
  const reaching = countIncoming(net);
  let count = 0;
  for (let j = 0; j < profiles; j++) count += Math.min(capacity[j], reaching[j]);
  return count;
}
