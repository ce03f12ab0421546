import type { IndexedProblem } from './index-problem.js';
import type { Network } from './network.js';

/**
 * For each of some arcs, given need by need, a 32-bit hash of seed, need id and profile id. What
 * stands before the profile's id is hashed once for all arcs of a need.
 *
 * Source  Fowler, Noll, Vo (1991), FNV-1a over UTF-16 units; the last step mixes high bits in.
 */
export function tieHashes(
  { needs, profiles, edgeNeed }: IndexedProblem,
  { arcEdge, arcProfile }: Network,
  arcs: readonly number[],
  seed: number,
): Uint32Array {
  const hashes = new Uint32Array(arcs.length);
  const seeded = hashOn(0x811c9dc5, `${seed} `);
  let last = -1;
  let begun = 0;
  for (let i = 0; i < arcs.length; i++) {
    const need = edgeNeed[arcEdge[arcs[i]]];
    if (need !== last) begun = hashOn(hashOn(seeded, needs[need].id), '\n');
    last = need;
    const hash = hashOn(begun, profiles[arcProfile[arcs[i]]].id);
    hashes[i] = hash ^ (hash >>> 15);
  }
  return hashes;
}

function hashOn(begun: number, text: string): number {
  let hash = begun;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
