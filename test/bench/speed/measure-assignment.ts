import type { Highs } from 'highs';
import { assign, type AssignmentProblem } from '../../../libs/assignment/index.js';
import { randomProblem } from '../../../libs/assignment/random-problem.js';
import { ownCpu } from './contender.js';
import { quantile } from './measure-search.js';

/**
 * Milliseconds of processor time, medians over problems. HiGHS gets each problem twice: as text, which
 * its handbook begins with, and as arrays, which it recommends for large models.
 */
export interface AssignmentTimes {
  needs: number;
  profiles: number;
  edges: number;
  problems: number;
  ours: number;
  highs: number;
  highsArrays: number;
  /** Medians over problems of HiGHS ÷ ours. */
  ratio: number;
  ratioArrays: number;
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
    const text = lpText(problem);
    const [asText, first] = timed(() => highs.solve(text, { output_flag: false }).ObjectiveValue);
    const model = modelOf(problem, highs);
    const [asArrays, second] = timed(() =>
      highs.withModel(model, (solver) => {
        solver.options.set('output_flag', false);
        solver.run();
        return solver.getObjectiveValue();
      }),
    );
    for (const theirs of [first, second]) {
      if (Math.abs(total - theirs) > 1e-3) throw new Error(`${total} is not ${theirs}`);
    }
    return { ours, asText, asArrays, edges: problem.edges.length };
  });
  // The first problem warms both up.
  const counted = rows.slice(1);
  return {
    ...size,
    edges: Math.round(counted.reduce((sum, { edges }) => sum + edges, 0) / counted.length),
    ours: median(counted.map(({ ours }) => ours)),
    highs: median(counted.map(({ asText }) => asText)),
    highsArrays: median(counted.map(({ asArrays }) => asArrays)),
    ratio: median(counted.map(({ ours, asText }) => asText / ours)),
    ratioArrays: median(counted.map(({ ours, asArrays }) => asArrays / ours)),
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

/** The same program as text. */
function lpText({ needs, profiles, edges }: AssignmentProblem): string {
  const ofNeed = new Map<string, string[]>(needs.map(({ id }) => [id, []]));
  const ofProfile = new Map<string, string[]>(profiles.map(({ id }) => [id, []]));
  edges.forEach(({ needId, profileId }, i) => {
    ofNeed.get(needId)?.push(`x${i}`);
    ofProfile.get(profileId)?.push(`x${i}`);
  });
  const row = (names: string[] | undefined, rule: string): string[] =>
    names && names.length > 0 ? [`${names.join(' + ')} ${rule}`] : [];
  const rows = [
    ...needs.flatMap(({ id, min }) => row(ofNeed.get(id), `>= ${min}`)),
    ...needs.flatMap(({ id, max }) => row(ofNeed.get(id), `<= ${max}`)),
    ...profiles.flatMap(({ id, capacity }) => row(ofProfile.get(id), `<= ${capacity}`)),
  ];
  const objective = edges.map(
    ({ score }, i) => `${score < 0 ? '-' : '+'} ${Math.abs(score)} x${i}`,
  );
  return [
    `Maximize\n obj: ${objective.join(' ')}\nSubject To`,
    ...rows.map((text, i) => ` c${i}: ${text}`),
    'Bounds',
    ...edges.map((_, i) => ` 0 <= x${i} <= 1`),
    'End\n',
  ].join('\n');
}
