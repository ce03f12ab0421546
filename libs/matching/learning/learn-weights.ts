import { balanceDeciders } from './balance-deciders.js';
import { type HeldOut, holdOut } from './hold-out.js';
import { type JudgedNeed, type Judgment } from './judgments.js';
import { type Preference, preferencesOf, preferencesOfNeed } from './pair-judgments.js';
import { solveWeights } from './solve-weights.js';
import { factorsOf, type View, viewsOf, type ViewWeights, weightsOf } from './views.js';

/** What must be there before any weight moves. */
export interface DataFloor {
  needs: number;
  pairs: number;
  deciders: number;
}

export const FLOOR_KINDS = ['needs', 'pairs', 'deciders'] as const;
export type FloorKind = (typeof FLOOR_KINDS)[number];

/** What there is to learn from. */
export interface DataCounts {
  /** Needs with a preference at least. */
  needs: number;
  pairs: number;
  /** People who decided; those who only bid are not among them. */
  deciders: number;
  /** Candidates by what was done with them; those passed over are not counted. */
  judgments: Record<Exclude<Judgment, 'passed-over'>, number>;
}

/** Weights that people's decisions speak for. */
export interface LearntWeights {
  weights: ViewWeights;
  heldOut: HeldOut;
  /** What the order of the list alone explains, in log-odds for one log2 of places. */
  pull: number;
}

export interface Lesson {
  counts: DataCounts;
  /** What falls short of the floor; then nothing is learnt. */
  lacking: { kind: FloorKind; held: number; needed: number }[];
  learnt: LearntWeights | null;
}

/** What there is to learn from and whether it is enough; cheap. */
export function weighData(
  needs: readonly JudgedNeed[],
  floor: DataFloor,
  views: readonly View[] = viewsOf(),
): Lesson {
  return weighPreferences(needs, preferencesOf(views, needs), floor);
}

/**
 * Learns weights of the views from what people did, or says what is lacking for that.
 *
 * Input: judged needs in any order, the weights in force, the floor. Output: see {@link Lesson}; the
 * same for the same input whatever its order. Throws an AssertionError for a part that is no number.
 * Cost: six solutions (solve-weights.ts); 0.4 s for 500 needs of 40 preferences each.
 * Worked example: docs/matching.md, "Learning from use".
 */
export function learnWeights(
  judged: readonly JudgedNeed[],
  current: ViewWeights,
  floor: DataFloor,
  views: readonly View[] = viewsOf(),
): Lesson {
  const steps = learnWeightsSteps(judged, current, floor, views);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** So many needs are read in one step. */
const NEEDS_OF_A_STEP = 64;

/** The same in steps of some 50 ms at most: take the next when your event loop has had its turn. */
export function* learnWeightsSteps(
  judged: readonly JudgedNeed[],
  current: ViewWeights,
  floor: DataFloor,
  views: readonly View[] = viewsOf(),
): Generator<void, Lesson> {
  const needs = [...judged].sort((a, b) => (a.needId < b.needId ? -1 : 1)).map(inOrder);
  const preferences: Preference[] = [];
  for (const [place, need] of needs.entries()) {
    preferences.push(...preferencesOfNeed(views, need, place));
    if (place % NEEDS_OF_A_STEP === NEEDS_OF_A_STEP - 1) yield;
  }
  const lesson = weighPreferences(needs, preferences, floor);
  if (lesson.lacking.length > 0) return lesson;
  yield;
  const { factors, pull } = solveWeights(views, balanceDeciders(preferences));
  yield;
  const heldOut = yield* holdOut(views, preferences, factorsOf(views, current));
  return { ...lesson, learnt: { weights: weightsOf(views, factors), heldOut, pull } };
}

const inOrder = (need: JudgedNeed): JudgedNeed => ({
  ...need,
  candidates: [...need.candidates].sort((a, b) => a.place - b.place),
});

function weighPreferences(
  needs: readonly JudgedNeed[],
  preferences: readonly Preference[],
  floor: DataFloor,
): Lesson {
  const people = preferences.flatMap(({ isBid, deciderId }) => (isBid ? [] : [deciderId]));
  const counts: DataCounts = {
    needs: new Set(preferences.map(({ need }) => need)).size,
    pairs: preferences.length,
    deciders: new Set(people).size,
    judgments: countJudgments(needs),
  };
  const lacking = FLOOR_KINDS.flatMap((kind) =>
    counts[kind] < floor[kind] ? [{ kind, held: counts[kind], needed: floor[kind] }] : [],
  );
  return { counts, lacking, learnt: null };
}

function countJudgments(needs: readonly JudgedNeed[]): DataCounts['judgments'] {
  const counts = { dismissed: 0, shortlisted: 0, bid: 0, awarded: 0 };
  for (const { candidates } of needs)
    for (const { judgment } of candidates) if (judgment) counts[judgment]++;
  return counts;
}
