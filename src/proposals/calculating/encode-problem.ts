/**
 * Turns what a coordinator asks into an assignment problem.
 *
 * Input   the facts of this moment and the options.
 * Output  the problem, and for each challenge what is asked of the plan beside what is in force.
 * Method  What is in force is not planned again: it lowers a challenge's wanted numbers, a
 *         profile's free places and an organisation's share. Whoever may not be asked has no edge,
 *         so that no diagnosis suggests him; a coordinator's own bans are forbidden pairs with an
 *         edge, his pins required pairs. A challenge without any candidate is put aside: no rule
 *         of the proposal could serve it.
 * Cost    O(candidates + in force).
 * Example Wanted 3, at least 1, cap 2; challenge a has one invitation in force, profile p one
 *         elsewhere: a takes 0 to 2 more, p has one place left.
 */
import {
  type AssignmentProblem,
  type Edge,
  type GroupLimit,
  type Need,
  type Pair,
  type Profile,
} from '../../../libs/assignment/index.js';
import { type ProposalOptions, type RulesInForce, rulesOf } from '../proposal-options.js';

export type Standing = 'open' | 'served' | 'no-run' | 'no-candidate';

/** A challenge's place in a proposal; the numbers are asked of the plan beside what is in force. */
export interface PlannedNeed {
  needId: string;
  challengeId: string;
  standing: Standing;
  atLeast: number;
  atMost: number;
  candidates: number;
}

export interface Facts {
  needs: { needId: string; challengeId: string; hasRun: boolean }[];
  /** Who could be proposed: ranked, good enough, not in force, not barred. */
  candidates: (Edge & { rank: number })[];
  /** Invited or shortlisted now. */
  inForce: (Pair & { organisationId: string })[];
  /** Everybody who is a candidate or pinned; `load` counts what is in force anywhere. */
  profiles: { id: string; organisationId: string; loadCap: number | null; load: number }[];
  /** Lines the plan must keep; a score of null counts as nothing. */
  pinned: (Pair & { score: number | null; rank: number | null })[];
  forbidden: Pair[];
}

/** How much is in force, in a challenge as a whole and of one organisation in it. */
export interface InForce {
  of(needId: string): number;
  share(needId: string, organisationId: string): number;
}

export function encodeProblem(
  facts: Facts,
  options: ProposalOptions,
): { problem: AssignmentProblem; needs: PlannedNeed[] } {
  const rules = rulesOf(options);
  const inForce = countInForce(facts.inForce);
  const edges = edgesOf(facts);
  const needs = planNeeds(facts, edges, rules, inForce);
  const asking = new Set(edges.map(({ needId }) => needId));
  const known = new Set(facts.profiles.map(({ id }) => id));
  const most = options.perOrganisation;
  const problem = {
    needs: needs
      .filter(({ needId }) => asking.has(needId))
      .map(({ needId: id, atLeast: min, atMost: max }): Need => {
        return most === null ? { id, min, max } : { id, min, max, perGroup: most };
      }),
    profiles: facts.profiles.map((profile): Profile => {
      const capacity = Math.max(0, rules.capOf(profile) - profile.load);
      const { id, organisationId: group } = profile;
      return most === null ? { id, capacity } : { id, capacity, group };
    }),
    edges,
    required: facts.pinned.map(({ needId, profileId }) => ({ needId, profileId })),
    forbidden: facts.forbidden.filter(
      ({ needId, profileId }) => asking.has(needId) && known.has(profileId),
    ),
    groupLimits: most === null ? [] : groupLimitsOf(facts, edges, { rules, inForce, most }),
  };
  return { problem, needs };
}

export function countInForce(list: Facts['inForce']): InForce {
  const counts = new Map<string, number>();
  const add = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { needId, organisationId } of list) {
    add(needId);
    add(`${needId} ${organisationId}`);
  }
  return {
    of: (needId) => counts.get(needId) ?? 0,
    share: (needId, organisationId) => counts.get(`${needId} ${organisationId}`) ?? 0,
  };
}

/** Candidates, and pins that the run does not name: these are worth nothing to the sum. */
function edgesOf({ candidates, pinned }: Facts): Edge[] {
  const known = new Set(candidates.map(({ needId, profileId }) => `${needId} ${profileId}`));
  const added = pinned
    .filter(({ needId, profileId }) => !known.has(`${needId} ${profileId}`))
    .map(({ needId, profileId, score }) => ({ needId, profileId, score: score ?? 0 }));
  return [...candidates, ...added];
}

function planNeeds(
  { needs }: Facts,
  edges: Edge[],
  rules: RulesInForce,
  inForce: InForce,
): PlannedNeed[] {
  const possible = new Map<string, number>();
  for (const { needId } of edges) possible.set(needId, (possible.get(needId) ?? 0) + 1);
  return needs.map(({ needId, challengeId, hasRun }) => {
    const candidates = possible.get(needId) ?? 0;
    const atMost = Math.max(0, rules.wantedOf(needId) - inForce.of(needId));
    const least = Math.max(0, rules.atLeastOf(needId) - inForce.of(needId));
    const standing = standingOf(hasRun, candidates, atMost);
    const atLeast = candidates === 0 ? 0 : least;
    return { needId, challengeId, standing, atLeast, atMost, candidates };
  });
}

function standingOf(hasRun: boolean, candidates: number, atMost: number): Standing {
  if (atMost === 0) return 'served';
  if (candidates > 0) return 'open';
  return hasRun ? 'no-candidate' : 'no-run';
}

/** Only where less or more is allowed than everywhere: some are in force, or a share was raised. */
function groupLimitsOf(
  facts: Facts,
  edges: Edge[],
  { rules, inForce, most }: { rules: RulesInForce; inForce: InForce; most: number },
): GroupLimit[] {
  const organisationOf = new Map(facts.profiles.map((one) => [one.id, one.organisationId]));
  const limits = new Map<string, GroupLimit>();
  for (const { needId, profileId } of edges) {
    const group = organisationOf.get(profileId);
    if (group === undefined) continue;
    const max = Math.max(0, rules.mostOf(needId, group) - inForce.share(needId, group));
    if (max !== most) limits.set(`${needId} ${group}`, { needId, group, max });
  }
  return [...limits.values()];
}
