import { DomainError, invalid } from '../kernel/index.js';
import { limits } from './limits.js';
import type { AssignmentProblem, Need, Pair, Profile } from './types.js';

export const FREE = 0;
export const REQUIRED = 1;
export const FORBIDDEN = 2;

/**
 * A problem as numbers. Needs and profiles stand in the order of their ids, edges by need, then
 * score from the highest, then profile, so the order of the input leaves no trace.
 */
export interface IndexedProblem {
  scale: number;
  needs: Need[];
  profiles: Profile[];
  /** Edges of need i are edgeStart[i] … edgeStart[i + 1] - 1. */
  edgeStart: Int32Array;
  edgeNeed: Int32Array;
  edgeProfile: Int32Array;
  /** Rounded score × scale. */
  edgeUnits: Float64Array;
  /** FREE, REQUIRED or FORBIDDEN. */
  edgeMark: Uint8Array;
  /** For each profile its group's number, -1 without one. */
  groupOf: Int32Array;
  groups: string[];
  /** The limit on a group within a need, Infinity without one. */
  limitOf(need: number, group: number): number;
  /** 1 for a need that has any limit. */
  limited: Uint8Array;
}

/**
 * Checks a problem and turns it into numbers: O(edges × log(edges of a need)).
 * Refuses, naming the entry, what is unknown, double, not a number or out of bounds.
 */
export function indexProblem(problem: AssignmentProblem, scale = 1e6): IndexedProblem {
  if (!(Number.isInteger(scale) && scale >= 1 && scale <= 1e9))
    throw refusal('scale', `must be a whole number from 1 to 1e9, not ${scale}.`);
  checkSize('needs', problem.needs.length, limits.needs);
  checkSize('profiles', problem.profiles.length, limits.profiles);
  checkSize('edges', problem.edges.length, limits.edges);
  problem.profiles.forEach((p, i) => checkCount(`profiles.${i}.capacity`, p.id, p.capacity));
  problem.needs.forEach(checkNeed);
  const needs = [...problem.needs].sort(byId);
  const profiles = [...problem.profiles].sort(byId);
  const needIndex = numberIds('needs', needs, problem.needs);
  const profileIndex = numberIds('profiles', profiles, problem.profiles);
  let lastId = '';
  let last: number | undefined;
  const find = (list: string, i: number, pair: Pair): number => {
    // Edges mostly come need by need: comparing is cheaper than looking up.
    if (pair.needId !== lastId) last = needIndex.get((lastId = pair.needId));
    const need = last;
    if (need === undefined) throw refusal(`${list}.${i}.needId`, `unknown need ${pair.needId}.`);
    const profile = profileIndex.get(pair.profileId);
    if (profile === undefined)
      throw refusal(`${list}.${i}.profileId`, `unknown profile ${pair.profileId}.`);
    return need * profiles.length + profile;
  };
  const edges = sortEdges(problem, scale, find, [needs.length, profiles.length]);
  const edgeMark = markEdges(problem, profiles.length, find, edges);
  return {
    scale,
    needs,
    profiles,
    ...edges,
    edgeMark,
    ...readGroups(problem, needs, profiles, needIndex),
  };
}

export const refusal = (field: string, message: string): DomainError =>
  invalid('assignment-invalid', `${field}: ${message}`, [{ field, message }]);

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const byId = (a: { id: string }, b: { id: string }): number => byText(a.id, b.id);

function checkSize(list: string, size: number, limit: number): void {
  if (size > limit)
    throw new DomainError(
      'too-large',
      'assignment-too-large',
      `${list}: ${size} are given, ${limit} are allowed; keep the best edges of each need.`,
      { fields: [{ field: list, message: `at most ${limit}` }], facts: { size, limit } },
    );
}

function checkCount(field: string, id: string, count: number): void {
  if (!(Number.isInteger(count) && count >= 0 && count <= limits.count))
    throw refusal(field, `${id} has ${count}, not a whole number from 0 to ${limits.count}.`);
}

function checkNeed(need: Need, i: number): void {
  checkCount(`needs.${i}.min`, need.id, need.min);
  checkCount(`needs.${i}.max`, need.id, need.max);
  if (need.perGroup !== undefined) checkCount(`needs.${i}.perGroup`, need.id, need.perGroup);
  if (need.min > need.max)
    throw refusal(`needs.${i}.min`, `${need.id} has min ${need.min} above max ${need.max}.`);
}

function numberIds(
  list: string,
  sorted: readonly { id: string }[],
  given: readonly { id: string }[],
): Map<string, number> {
  given.forEach(({ id }, i) => {
    if (typeof id !== 'string' || id === '') throw refusal(`${list}.${i}.id`, 'must be a text.');
  });
  const numbers = new Map(sorted.map(({ id }, i) => [id, i]));
  if (numbers.size < sorted.length) {
    const seen = new Set<string>();
    const twice = given.findIndex(({ id }) => seen.size === seen.add(id).size);
    throw refusal(`${list}.${twice}.id`, `${given[twice].id} is given twice.`);
  }
  return numbers;
}

/** The pair as one number: need × profiles + profile. */
type Find = (list: string, i: number, pair: Pair) => number;
type SortedEdges = Pick<IndexedProblem, 'edgeStart' | 'edgeNeed' | 'edgeProfile' | 'edgeUnits'>;

/** Buckets by need; within a need one number per edge holds score and profile and is sorted. */
function sortEdges(
  problem: AssignmentProblem,
  scale: number,
  find: Find,
  [needCount, profileCount]: [number, number],
): SortedEdges {
  const size = problem.edges.length;
  const needOf = new Int32Array(size);
  const key = new Float64Array(size);
  const edgeStart = new Int32Array(needCount + 1);
  for (let i = 0; i < size; i++) {
    const edge = problem.edges[i];
    const pair = find('edges', i, edge);
    const profile = pair % profileCount;
    const need = (pair - profile) / profileCount;
    const units = Math.round(edge.score * scale);
    if (typeof edge.score !== 'number' || !(Math.abs(units) <= limits.units))
      throw refusal(
        `edges.${i}.score`,
        `${edge.needId} with ${edge.profileId} has ${edge.score}; allowed are numbers to ` +
          `±${limits.units / scale}, more with a smaller scale.`,
      );
    needOf[i] = need;
    key[i] = (limits.units - units) * profileCount + profile;
    edgeStart[need + 1]++;
  }
  for (let n = 0; n < needCount; n++) edgeStart[n + 1] += edgeStart[n];
  const fill = edgeStart.slice();
  const keys = new Float64Array(size);
  for (let i = 0; i < size; i++) keys[fill[needOf[i]]++] = key[i];
  const edges = {
    edgeStart,
    edgeNeed: new Int32Array(size),
    edgeProfile: new Int32Array(size),
    edgeUnits: new Float64Array(size),
  };
  const seen = new Int32Array(profileCount).fill(-1);
  for (let need = 0; need < needCount; need++) {
    keys.subarray(edgeStart[need], edgeStart[need + 1]).sort();
    for (let e = edgeStart[need]; e < edgeStart[need + 1]; e++) {
      const profile = keys[e] % profileCount;
      if (seen[profile] === need) throw doubleEdge(problem);
      seen[profile] = need;
      edges.edgeNeed[e] = need;
      edges.edgeProfile[e] = profile;
      edges.edgeUnits[e] = limits.units - (keys[e] - profile) / profileCount;
    }
  }
  return edges;
}

/** Reached only when some pair is there twice; finds the second mention. */
function doubleEdge(problem: AssignmentProblem): DomainError {
  const seen = new Set<string>();
  const i = problem.edges.findIndex(
    (e) => seen.size === seen.add(JSON.stringify([e.needId, e.profileId])).size,
  );
  const { needId, profileId } = problem.edges[i];
  return refusal(`edges.${i}`, `${needId} with ${profileId} is given twice.`);
}

function markEdges(
  problem: AssignmentProblem,
  profileCount: number,
  find: Find,
  edges: SortedEdges,
): Uint8Array {
  const mark = new Uint8Array(edges.edgeNeed.length);
  const locate = (pair: number): number => {
    const profile = pair % profileCount;
    const need = (pair - profile) / profileCount;
    for (let e = edges.edgeStart[need]; e < edges.edgeStart[need + 1]; e++)
      if (edges.edgeProfile[e] === profile) return e;
    return -1;
  };
  (problem.forbidden ?? []).forEach((pair, i) => {
    const e = locate(find('forbidden', i, pair));
    if (e >= 0) mark[e] = FORBIDDEN;
  });
  (problem.required ?? []).forEach((pair, i) => {
    const e = locate(find('required', i, pair));
    const name = `${pair.needId} with ${pair.profileId}`;
    if (e < 0) throw refusal(`required.${i}`, `${name} has no edge; give it a score.`);
    if (mark[e] === FORBIDDEN) throw refusal(`required.${i}`, `${name} is also forbidden.`);
    mark[e] = REQUIRED;
  });
  return mark;
}

function readGroups(
  problem: AssignmentProblem,
  needs: Need[],
  profiles: Profile[],
  needIndex: Map<string, number>,
): Pick<IndexedProblem, 'groupOf' | 'groups' | 'limitOf' | 'limited'> {
  const names = new Set(profiles.flatMap(({ group }) => (group === undefined ? [] : [group])));
  const groups = [...names].sort(byText);
  const groupIndex = new Map(groups.map((name, i) => [name, i]));
  const groupOf = Int32Array.from(profiles, ({ group }) =>
    group === undefined ? -1 : (groupIndex.get(group) ?? -1),
  );
  const special = new Map<number, number>();
  const limited = Uint8Array.from(needs, ({ perGroup }) => (perGroup === undefined ? 0 : 1));
  (problem.groupLimits ?? []).forEach(({ needId, group, max }, i) => {
    const need = needIndex.get(needId);
    if (need === undefined) throw refusal(`groupLimits.${i}.needId`, `unknown need ${needId}.`);
    const number = groupIndex.get(group);
    if (number === undefined)
      throw refusal(`groupLimits.${i}.group`, `no profile is of group ${group}.`);
    checkCount(`groupLimits.${i}.max`, needId, max);
    const key = need * groups.length + number;
    if (special.has(key)) throw refusal(`groupLimits.${i}`, `${needId}, ${group}: given twice.`);
    special.set(key, max);
    limited[need] = 1;
  });
  const limitOf = (need: number, group: number): number =>
    special.get(need * groups.length + group) ?? needs[need].perGroup ?? Infinity;
  return { groupOf, groups, limitOf, limited };
}
