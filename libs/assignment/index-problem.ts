import { DomainError } from '../kernel/index.js';
import { limits } from './limits.js';
import { byText, numberIds, unknownNeed, unknownProfile, type Numbering } from './numbering.js';
import { readEdges, type SortedEdges } from './read-edges.js';
import { refusal } from './refusal.js';
import type { AssignmentProblem, Need, Pair, Profile } from './types.js';

export const FREE = 0;
export const REQUIRED = 1;
export const FORBIDDEN = 2;

/**
 * A problem as numbers. Needs and profiles stand in the order of their ids, edges by need, then
 * score from the highest, then profile, so the order of the input leaves no trace.
 */
export interface IndexedProblem extends SortedEdges {
  scale: number;
  needs: Need[];
  profiles: Profile[];
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
  problem.profiles.forEach(({ id, capacity }, i) =>
    checkCount(capacity, id, () => `profiles.${i}.capacity`),
  );
  problem.needs.forEach(checkNeed);
  const needs = [...problem.needs].sort(byId);
  const profiles = [...problem.profiles].sort(byId);
  const numbers = {
    needs: numberIds('needs', needs, problem.needs),
    profiles: numberIds('profiles', profiles, problem.profiles),
  };
  const edges = readEdges(problem.edges, numbers, scale);
  const edgeMark = markEdges(problem, numbers, edges);
  const groups = readGroups(problem, needs, profiles, numbers.needs);
  return { scale, needs, profiles, ...edges, edgeMark, ...groups };
}

/** In ascending order; found without looking at each mark. */
export function requiredEdges({ edgeMark }: IndexedProblem): number[] {
  const edges: number[] = [];
  for (let e = edgeMark.indexOf(REQUIRED); e >= 0; e = edgeMark.indexOf(REQUIRED, e + 1))
    edges.push(e);
  return edges;
}

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

function checkCount(count: number, id: string, field: () => string): void {
  if (!(Number.isInteger(count) && count >= 0 && count <= limits.count))
    throw refusal(field(), `${id} has ${count}, not a whole number from 0 to ${limits.count}.`);
}

function checkNeed({ id, min, max, perGroup }: Need, i: number): void {
  checkCount(min, id, () => `needs.${i}.min`);
  checkCount(max, id, () => `needs.${i}.max`);
  if (perGroup !== undefined) checkCount(perGroup, id, () => `needs.${i}.perGroup`);
  if (min > max) throw refusal(`needs.${i}.min`, `${id} has min ${min} above max ${max}.`);
}

function markEdges(problem: AssignmentProblem, numbers: Numbering, edges: SortedEdges): Uint8Array {
  const mark = new Uint8Array(edges.edgeNeed.length);
  const locate = (list: string, i: number, pair: Pair): number => {
    const need = numbers.needs.get(pair.needId);
    if (need === undefined) throw unknownNeed(`${list}.${i}`, pair);
    const profile = numbers.profiles.get(pair.profileId);
    if (profile === undefined) throw unknownProfile(`${list}.${i}`, pair);
    const own = edges.edgeProfile.subarray(edges.edgeStart[need], edges.edgeStart[need + 1]);
    const at = own.indexOf(profile);
    return at < 0 ? -1 : edges.edgeStart[need] + at;
  };
  (problem.forbidden ?? []).forEach((pair, i) => {
    const e = locate('forbidden', i, pair);
    if (e >= 0) mark[e] = FORBIDDEN;
  });
  (problem.required ?? []).forEach((pair, i) => {
    const e = locate('required', i, pair);
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
  const names = new Set<string>();
  for (const { group } of profiles) if (group !== undefined) names.add(group);
  const groups = [...names].sort(byText);
  const groupIndex = new Map(groups.map((name, i) => [name, i]));
  const groupOf = new Int32Array(profiles.length).fill(-1);
  for (let j = 0; j < profiles.length; j++) {
    const { group } = profiles[j];
    if (group !== undefined) groupOf[j] = groupIndex.get(group) ?? -1;
  }
  const special = new Map<number, number>();
  const limited = Uint8Array.from(needs, ({ perGroup }) => (perGroup === undefined ? 0 : 1));
  (problem.groupLimits ?? []).forEach((limit, i) => {
    const { needId, group, max } = limit;
    const need = needIndex.get(needId);
    if (need === undefined) throw unknownNeed(`groupLimits.${i}`, limit);
    const number = groupIndex.get(group);
    if (number === undefined)
      throw refusal(`groupLimits.${i}.group`, `no profile is of group ${group}.`);
    checkCount(max, needId, () => `groupLimits.${i}.max`);
    const key = need * groups.length + number;
    if (special.has(key)) throw refusal(`groupLimits.${i}`, `${needId}, ${group}: given twice.`);
    special.set(key, max);
    limited[need] = 1;
  });
  const limitOf = (need: number, group: number): number =>
    special.get(need * groups.length + group) ?? needs[need].perGroup ?? Infinity;
  return { groupOf, groups, limitOf, limited };
}
