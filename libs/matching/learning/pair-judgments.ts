import { assert } from '../../kernel/index.js';
import {
  gradeOf,
  type JudgedNeed,
  type Judgment,
  type SeenCandidate,
  valuesOf,
} from './judgments.js';
import type { View } from './views.js';

/** One candidate was preferred to another of the same list. */
export interface Preference {
  /** Place of the need in the input. */
  need: number;
  /** Who decided; where the better one was merely left standing, who put down the other. */
  deciderId: string;
  /** The choice was the bidder's own, not that of somebody who looks after the list. */
  isBid: boolean;
  /** Better less worse: per view by shipped weights, and last what no weight changes. */
  values: Float64Array;
  /** How much further up the better one stood, in log2 of places; 0 where both were decided about. */
  ahead: number;
  weight: number;
}

/** So near in the list to one decided about, a candidate counts as looked at and passed over. */
const NEAR = 5;
/** Points of difference that are worth a whole need; no need counts more. */
const POINTS_OF_A_NEED = 10;
/** Of more, those with the clearest difference are taken. */
const MOST_PAIRS_OF_A_NEED = 100;

/**
 * Turns what people did into preferences within each need.
 *
 * Input: lists with what was done in them. Output: for any two of a list where one was treated
 * better, a preference that weighs the difference of their grades; the preferences of a need weigh 1
 * together at most. Whoever was passed over is compared only with those decided about within
 * {@link NEAR} places, so that nobody is held to have been refused whom nobody saw.
 * Cost: the length of each list, and the square of those decided about. Source: T. Joachims,
 * "Optimizing search engines using clickthrough data" (2002), with near neighbours on both sides
 * instead of those above alone, since those above alone make any random choice speak against the
 * ranking.
 *
 * Example: a list 1 left standing, 2 shortlisted, 3 dismissed for his field gives 2 > 1 (one point),
 * 2 > 3 (two points) and 1 > 3 (one point): weights 0.1, 0.2 and 0.1.
 */
export function preferencesOf(views: readonly View[], needs: readonly JudgedNeed[]): Preference[] {
  return needs.flatMap((judged, need) => preferencesOfNeed(views, judged, need));
}

/** Those of one need; `need` is its place in the input. */
export function preferencesOfNeed(
  views: readonly View[],
  judged: JudgedNeed,
  need: number,
): Preference[] {
  const looked = lookedAt(judged).map((candidate) => ({
    ...candidate,
    values: valuesOf(views, judged.weights, candidate),
  }));
  return weigh(
    looked.flatMap((better) => looked.flatMap((worse) => compare(need, better, worse) ?? [])),
  );
}

interface Looked extends SeenCandidate {
  judged: Judgment;
}
interface Measured extends Looked {
  values: Float64Array;
}

/** Everybody decided about, and who was passed over near one of them where that can be told. */
function lookedAt({ candidates, reading }: JudgedNeed): Looked[] {
  const places = candidates.map(({ place }) => place);
  assert(new Set(places).size === places.length, 'two candidates of a list have the same place');
  const decided = candidates.filter(({ judgment }) => judgment !== null);
  const deepest = Math.max(0, ...decided.map(({ place }) => place));
  return candidates.flatMap((candidate): Looked[] => {
    const { judgment, isSetAside, place } = candidate;
    if (judgment) return [{ ...candidate, judged: judgment }];
    const wasSeen = reading === 'finished' || (reading === 'begun' && place < deepest);
    const isNear = wasSeen && decided.some((other) => isWithinReach(candidate, other));
    return isSetAside || !isNear ? [] : [{ ...candidate, judged: 'passed-over' }];
  });
}

const isWithinReach = (a: SeenCandidate, b: SeenCandidate): boolean =>
  Math.abs(a.place - b.place) <= NEAR;

type Pair = Preference & { tie: number };

function compare(need: number, better: Measured, worse: Measured): Pair | undefined {
  const points = gradeOf(better.judged) - gradeOf(worse.judged);
  const isDecided = better.judgment !== null && worse.judgment !== null;
  const decider = better.judgment === null ? worse : better;
  if (points <= 0 || decider.deciderId === null) return undefined;
  if (!isDecided && !isWithinReach(better, worse)) return undefined;
  return {
    need,
    deciderId: decider.deciderId,
    isBid: decider.judgment === 'bid',
    values: better.values.map((value, v) => value - worse.values[v]),
    ahead: isDecided ? 0 : Math.log2(1 + worse.place) - Math.log2(1 + better.place),
    weight: points,
    tie: better.place * 1e6 + worse.place,
  };
}

function weigh(pairs: Pair[]): Preference[] {
  const kept = pairs
    .sort((a, b) => b.weight - a.weight || a.tie - b.tie)
    .slice(0, MOST_PAIRS_OF_A_NEED);
  const points = kept.reduce((sum, { weight }) => sum + weight, 0);
  const share = 1 / Math.max(POINTS_OF_A_NEED, points);
  return kept.map(({ tie: _, ...pair }) => ({ ...pair, weight: pair.weight * share }));
}
