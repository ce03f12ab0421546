import type { Highs } from 'highs';
import { assign, type AssignmentProblem } from '../../../libs/assignment/index.js';
import { randomProblem } from '../../../libs/assignment/random-problem.js';
import { ownCpu } from './contender.js';
import { quantile } from './measure-search.js';

/** Milliseconds of processor time, medians over problems; HiGHS gets its model as arrays. */
export interface AssignmentTimes {
  needs: number;
  profiles: number;
  edges: number;
  problems: number;
  ours: number;
  highs: number;
  /** Median over problems of HiGHS ÷ ours. */
  ratio: number;
}

export interface Size {
  needs: number;
  profiles: number;
  edges: number;
  problems: number;
}

/** The same problems for both, in turn; throws when the totals differ. */
export function measureAssignment(highs: Highs, size: Size): AssignmentTimes {
  const problems = Array.from({ length: size.problems + 1 }, (_, seed) =>
    randomProblem(seed, {
      needs: size.needs,
      profiles: size.profiles,
      density: size.edges / (size.needs * size.profiles),
      plain: true,
    }),
  );
  const rows = problems.map((problem) => {
    const [ours, total] = timed(() => {
      const outcome = assign(problem);
      if (outcome.kind !== 'plan') throw new Error('a random problem has no plan');
      return outcome.plan.total;
    });
    const model = modelOf(problem, highs);
    const [theirs, objective] = timed(() =>
      highs.withModel(model, (solver) => {
        solver.options.set('output_flag', false);
        solver.run();
        return solver.getObjectiveValue();
      }),
    );
    if (Math.abs(total - objective) > 1e-3) throw new Error(`${total} is not ${objective}`);
    return { ours, theirs, edges: problem.edges.length };
  });
  // The first problem warms both up.
  const counted = rows.slice(1);
  return {
    ...size,
    edges: Math.round(counted.reduce((sum, { edges }) => sum + edges, 0) / counted.length),
    ours: median(counted.map(({ ours }) => ours)),
    highs: median(counted.map(({ theirs }) => theirs)),
    ratio: median(counted.map(({ ours, theirs }) => theirs / ours)),
  };
}

const median = (values: number[]): number => quantile(values, 0.5);

function timed<T>(work: () => T): [milliseconds: number, result: T] {
  const before = ownCpu();
  const result = work();
  return [ownCpu() - before, result];
}

/**
 * The linear program of a problem without groups: a column an edge, a row a need and a profile. Its
 * matrix is totally unimodular, so the optimum is whole without asking for it.
 */
function modelOf({ needs, profiles, edges }: AssignmentProblem, highs: Highs) {
  const needRows = new Map(needs.map(({ id }, row) => [id, row]));
  const profileRows = new Map(profiles.map(({ id }, i) => [id, needs.length + i]));
  const numRows = needs.length + profiles.length;
  return {
    numCols: edges.length,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: Float64Array.from(edges, ({ score }) => score),
    colLower: new Float64Array(edges.length),
    colUpper: new Float64Array(edges.length).fill(1),
    rowLower: Float64Array.from([...needs.map(({ min }) => min), ...profiles.map(() => 0)]),
    rowUpper: Float64Array.from([
      ...needs.map(({ max }) => max),
      ...profiles.map(({ capacity }) => capacity),
    ]),
    matrix: {
      format: 'csc' as const,
      numRows,
      numCols: edges.length,
      starts: Int32Array.from({ length: edges.length + 1 }, (_, i) => 2 * i),
      indices: Int32Array.from(
        edges.flatMap(({ needId, profileId }) => [
          needRows.get(needId) ?? -1,
          profileRows.get(profileId) ?? -1,
        ]),
      ),
      values: new Float64Array(2 * edges.length).fill(1),
    },
  };
}
