/**
 * The edges of a problem as numbers: by need, then score from the highest, then profile.
 *
 * Input   edges, the numbers of their ids, the scale of scores.
 * Output  four arrays in that order, whatever the order of the input.
 * Method  Each edge becomes one number that holds score and profile, and is put to its need's
 *         others (a counting sort); within a need the numbers are sorted and taken apart again.
 * Cost    O(edges × log(edges of a need)); what takes longest is finding the numbers of the ids.
 * Source  Knuth, The Art of Computer Programming 3 (1998), ch. 5.2: distribution counting, and
 *         sorting by several keys as by one.
 * Example a–q 5, a–p 5, b–p 9: a has p, q (equal scores: the order of profiles), b has p.
 */
import { limits } from './limits.js';
import { unknownNeed, unknownProfile, type Numbering } from './numbering.js';
import { refusal } from './refusal.js';
import type { Edge } from './types.js';

export interface SortedEdges {
  /** Edges of need i are edgeStart[i] … edgeStart[i + 1] - 1. */
  edgeStart: Int32Array;
  edgeNeed: Int32Array;
  edgeProfile: Int32Array;
  /** Rounded score × scale. */
  edgeUnits: Float64Array;
}

/** A key is (2^31 − units) × this + profile: below 2^50, so a double holds it exactly. */
const PROFILES = 2 ** 18;

/** Refuses, naming the edge, unknown ids, scores that are none and pairs given twice. */
export function readEdges(edges: readonly Edge[], numbers: Numbering, scale: number): SortedEdges {
  const needOf = new Int32Array(edges.length);
  const given = new Float64Array(edges.length);
  const edgeStart = new Int32Array(numbers.needs.size + 1);
  keyEdges(edges, numbers, scale, { needOf, keys: given, edgeStart });
  for (let need = 0; need < numbers.needs.size; need++) edgeStart[need + 1] += edgeStart[need];
  const keys = gatherKeys(given, needOf, edgeStart);
  for (let need = 0; need < numbers.needs.size; need++)
    keys.subarray(edgeStart[need], edgeStart[need + 1]).sort();
  const sorted = {
    edgeStart,
    edgeNeed: needOf,
    edgeProfile: new Int32Array(edges.length),
    edgeUnits: given,
  };
  takeApart(keys, sorted);
  if (hasDouble(sorted, numbers.profiles.size)) throw doubleEdge(edges);
  return sorted;
}

interface KeyedEdges {
  needOf: Int32Array;
  keys: Float64Array;
  /** How many edges need i has, at i + 1. */
  edgeStart: Int32Array;
}

function keyEdges(
  edges: readonly Edge[],
  { needs, profiles }: Numbering,
  scale: number,
  { needOf, keys, edgeStart }: KeyedEdges,
): void {
  let lastId = '';
  let need: number | undefined;
  for (let i = 0; i < edges.length; i++) {
    const edge = edges[i];
    // Edges mostly come need by need: comparing is cheaper than looking up.
    if (edge.needId !== lastId) need = needs.get((lastId = edge.needId));
    if (need === undefined) throw unknownNeed(`edges.${i}`, edge);
    const profile = profiles.get(edge.profileId);
    if (profile === undefined) throw unknownProfile(`edges.${i}`, edge);
    const units = Math.round(edge.score * scale);
    if (typeof edge.score !== 'number' || !(Math.abs(units) <= limits.units))
      throw impossibleScore(edge, i, scale);
    needOf[i] = need;
    keys[i] = (limits.units - units) * PROFILES + profile;
    edgeStart[need + 1]++;
  }
}

/** The keys need by need, in the order of the input within one. */
function gatherKeys(given: Float64Array, needOf: Int32Array, edgeStart: Int32Array): Float64Array {
  const keys = new Float64Array(given.length);
  const fill = edgeStart.slice();
  for (let i = 0; i < keys.length; i++) keys[fill[needOf[i]]++] = given[i];
  return keys;
}

/** Fills in what the keys hold. */
function takeApart(keys: Float64Array, sorted: SortedEdges): void {
  const { edgeStart, edgeNeed, edgeProfile, edgeUnits } = sorted;
  for (let need = 0; need + 1 < edgeStart.length; need++) {
    for (let e = edgeStart[need]; e < edgeStart[need + 1]; e++) {
      const rank = Math.floor(keys[e] / PROFILES);
      edgeNeed[e] = need;
      edgeProfile[e] = keys[e] - rank * PROFILES;
      edgeUnits[e] = limits.units - rank;
    }
  }
}

function hasDouble({ edgeNeed, edgeProfile }: SortedEdges, profiles: number): boolean {
  const seen = new Int32Array(profiles).fill(-1);
  for (let e = 0; e < edgeNeed.length; e++) {
    if (seen[edgeProfile[e]] === edgeNeed[e]) return true;
    seen[edgeProfile[e]] = edgeNeed[e];
  }
  return false;
}

const impossibleScore = ({ needId, profileId, score }: Edge, i: number, scale: number): Error =>
  refusal(
    `edges.${i}.score`,
    `${needId} with ${profileId} has ${score}; allowed are numbers to ` +
      `±${limits.units / scale}, more with a smaller scale.`,
  );

/** Reached only when some pair is there twice; finds the second mention. */
function doubleEdge(edges: readonly Edge[]): Error {
  const seen = new Set<string>();
  const i = edges.findIndex(
    (e) => seen.size === seen.add(JSON.stringify([e.needId, e.profileId])).size,
  );
  const { needId, profileId } = edges[i];
  return refusal(`edges.${i}`, `${needId} with ${profileId} is given twice.`);
}
