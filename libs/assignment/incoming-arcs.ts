import type { Network } from './network.js';

/** The arcs that lead to each profile, best gain first; sorted when first asked for. */
export class IncomingArcs {
  /** Those of profile j are at start[j] … start[j + 1] - 1. */
  readonly start: Int32Array;
  readonly arcs: Int32Array;
  /** Of the arcs of sorted profiles, at the same places. */
  readonly gains: Float64Array;
  private readonly sorted: Uint8Array;

  constructor(private readonly net: Network) {
    const count = countIncoming(net);
    this.start = new Int32Array(net.profiles + 1);
    for (let j = 0; j < net.profiles; j++) this.start[j + 1] = this.start[j] + count[j];
    this.arcs = new Int32Array(this.start[net.profiles]);
    this.gains = new Float64Array(this.arcs.length);
    this.sorted = new Uint8Array(net.profiles);
    const { arcStart, arcEnd, arcProfile } = net;
    const fill = this.start.slice();
    for (let x = 0; x < arcEnd.length; x++)
      for (let arc = arcStart[x]; arc < arcEnd[x]; arc++) this.arcs[fill[arcProfile[arc]]++] = arc;
  }

  sort(profile: number): void {
    if (this.sorted[profile] === 1) return;
    this.sorted[profile] = 1;
    const { arcGain } = this.net;
    const from = this.start[profile];
    const own = this.arcs.subarray(from, this.start[profile + 1]);
    own.sort((a, b) => arcGain[b] - arcGain[a] || a - b);
    for (let i = 0; i < own.length; i++) this.gains[from + i] = arcGain[own[i]];
  }
}

/** For each profile the number of arcs that lead to it. */
export function countIncoming({ profiles, arcStart, arcEnd, arcProfile }: Network): Int32Array {
  const count = new Int32Array(profiles);
  for (let x = 0; x < arcEnd.length; x++)
    for (let arc = arcStart[x]; arc < arcEnd[x]; arc++) count[arcProfile[arc]]++;
  return count;
}
