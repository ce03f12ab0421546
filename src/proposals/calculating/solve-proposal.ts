import {
  assign,
  assignFairly,
  type AssignmentProblem,
  type Diagnosis,
  type Floor,
  type Plan,
  raiseFloor,
  reassign,
  verify,
} from '../../../libs/assignment/index.js';
import { assert } from '../../../libs/kernel/index.js';

/** A plan that was checked by `verify`, or what stands in its way. */
export type Solved =
  | { kind: 'plan'; plan: Plan; floor: Floor | null; warm: boolean }
  | { kind: 'stuck'; diagnosis: Diagnosis };

/**
 * Solves and proves. An earlier plan is the start of the next one where that helps; since it may
 * belong to quite another problem, a result that is not proved best is computed anew.
 */
export function solveProposal(
  problem: AssignmentProblem,
  { fair, previous }: { fair: boolean; previous: Plan | null },
): Solved {
  if (fair) return solveFairly(problem);
  if (previous) {
    const { outcome } = reassign(problem, restrict(previous, problem), {});
    if (outcome.kind === 'plan' && verify(problem, outcome.plan).optimal)
      return { kind: 'plan', plan: outcome.plan, floor: null, warm: true };
  }
  const outcome = assign(problem);
  if (outcome.kind === 'infeasible') return { kind: 'stuck', diagnosis: outcome.diagnosis };
  return proved(problem, outcome.plan, null);
}

function solveFairly(problem: AssignmentProblem): Solved {
  const outcome = assignFairly(problem);
  if (outcome.kind === 'infeasible') return { kind: 'stuck', diagnosis: outcome.diagnosis };
  const { plan, floor } = outcome.fair;
  return proved(floor ? raiseFloor(problem, floor, plan.scale) : problem, plan, floor);
}

function proved(problem: AssignmentProblem, plan: Plan, floor: Floor | null): Solved {
  const verdict = verify(problem, plan);
  assert(verdict.optimal, `the plan is not proved: ${JSON.stringify(verdict).slice(0, 500)}`);
  return { kind: 'plan', plan, floor, warm: false };
}

/** The part of a plan whose challenges and profiles the problem still knows. */
function restrict(plan: Plan, { needs, profiles }: AssignmentProblem): Plan {
  const asking = new Set(needs.map(({ id }) => id));
  const known = new Set(profiles.map(({ id }) => id));
  const groups = new Set(profiles.map(({ group }) => group));
  const { pairs, prices } = plan;
  return {
    ...plan,
    pairs: pairs.filter((pair) => asking.has(pair.needId) && known.has(pair.profileId)),
    prices: {
      needs: prices.needs.filter(({ needId }) => asking.has(needId)),
      profiles: prices.profiles.filter(({ profileId }) => known.has(profileId)),
      groups: prices.groups.filter((one) => asking.has(one.needId) && groups.has(one.group)),
    },
  };
}
