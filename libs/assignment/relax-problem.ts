import type { AssignmentProblem, GroupLimit, Pair, Relaxation } from './types.js';

/** The problem with the rules of a diagnosis (or of a person) loosened. */
export function relaxProblem(
  problem: AssignmentProblem,
  relax: readonly Relaxation[],
): AssignmentProblem {
  return relax.reduce(loosen, problem);
}

function loosen(problem: AssignmentProblem, r: Relaxation): AssignmentProblem {
  const without = (pairs: readonly Pair[] = [], pair: Pair): Pair[] =>
    pairs.filter((p) => p.needId !== pair.needId || p.profileId !== pair.profileId);
  switch (r.rule) {
    case 'capacity': {
      const profiles = problem.profiles.map((p) =>
        p.id === r.profileId ? { ...p, capacity: r.to } : p,
      );
      return { ...problem, profiles };
    }
    case 'minimum':
    case 'maximum': {
      const field = r.rule === 'minimum' ? 'min' : 'max';
      const needs = problem.needs.map((n) => (n.id === r.needId ? { ...n, [field]: r.to } : n));
      return { ...problem, needs };
    }
    case 'group-limit': {
      const others = (problem.groupLimits ?? []).filter(
        (l: GroupLimit) => l.needId !== r.needId || l.group !== r.group,
      );
      const limit = { needId: r.needId, group: r.group, max: r.to };
      return { ...problem, groupLimits: [...others, limit] };
    }
    case 'required':
      return { ...problem, required: without(problem.required, r) };
    case 'forbidden':
      return { ...problem, forbidden: without(problem.forbidden, r) };
  }
}
