import { seededRandom } from '../kernel/index.js';
import type { AssignmentProblem, Edge, GroupLimit, Pair } from './types.js';

export interface RandomShape {
  needs: number;
  profiles: number;
  /** Share of all pairs that have an edge. */
  density: number;
  /** Whole scores from -2 to 9 with many ties, else thousandths. */
  ties?: boolean;
  /** Largest minimum of a need; higher makes plans rarer. */
  minimum?: number;
  /** Without group limits, required and forbidden pairs. */
  plain?: boolean;
}

/** A problem for tests and measurements: same seed and shape, same problem. */
export function randomProblem(seed: number, shape: RandomShape): AssignmentProblem {
  const random = seededRandom(seed);
  const upTo = (n: number): number => Math.floor(random() * (n + 1));
  const profiles = Array.from({ length: shape.profiles }, (_, j) => ({
    id: `p${j}`,
    capacity: upTo(3),
    ...(random() < 0.8 ? { group: `g${upTo(2)}` } : {}),
  }));
  const needs = Array.from({ length: shape.needs }, (_, i) => {
    const min = upTo(shape.minimum ?? 1);
    const perGroup = !shape.plain && random() < 0.5 ? { perGroup: 1 + upTo(1) } : {};
    return { id: `n${i}`, min, max: min + upTo(2), ...perGroup };
  });
  const edges: Edge[] = [];
  const required: Pair[] = [];
  const forbidden: Pair[] = [];
  const groupLimits: GroupLimit[] = [];
  for (const { id: needId } of needs) {
    for (const { id: profileId } of profiles) {
      if (random() >= shape.density) continue;
      const score = shape.ties ? upTo(11) - 2 : Math.round(random() * 12_000 - 2000) / 1000;
      edges.push({ needId, profileId, score });
      const lot = random();
      if (lot < 0.06) forbidden.push({ needId, profileId });
      else if (lot > 0.97) required.push({ needId, profileId });
    }
    if (random() < 0.3 && profiles.some(({ group }) => group === 'g0'))
      groupLimits.push({ needId, group: 'g0', max: upTo(2) });
  }
  const rules = shape.plain ? {} : { required, forbidden, groupLimits };
  return { needs, profiles, edges, ...rules };
}

/** The same problem with every list in another order. */
export function shuffleProblem(problem: AssignmentProblem, seed: number): AssignmentProblem {
  const random = seededRandom(seed);
  const shuffle = <T>(list: readonly T[] = []): T[] => {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  };
  return {
    needs: shuffle(problem.needs),
    profiles: shuffle(problem.profiles),
    edges: shuffle(problem.edges),
    required: shuffle(problem.required),
    forbidden: shuffle(problem.forbidden),
    groupLimits: shuffle(problem.groupLimits),
  };
}
