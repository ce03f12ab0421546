import { seededRandom } from '../../kernel/index.js';
import { balanceDeciders } from './balance-deciders.js';
import type { Preference } from './pair-judgments.js';
import { solveWeights } from './solve-weights.js';
import type { View } from './views.js';

/** How weights do on needs that they were not learnt from. */
export interface HeldOut {
  /** Part of the preferences that the weights in force order rightly, and that learnt ones do. */
  current: number;
  learnt: number;
  /** Learnt less current, with the 2.5 and 97.5 percent points of the bootstrap. */
  gain: number;
  low: number;
  high: number;
  verdict: Verdict;
}

/** `unproven`: the interval holds 0, so what was learnt may be chance. */
export const VERDICTS = ['better', 'unproven', 'worse'] as const;
export type Verdict = (typeof VERDICTS)[number];

const FOLDS = 5;
const RESAMPLES = 1000;
const SEED = 1;

/**
 * Learns from four fifths of the needs, looks at the last fifth, five times round; whole needs are
 * held out, since preferences of one need share their list. The unit of the bootstrap is a need.
 *
 * Preferences against someone passed over lean towards the order that people were shown, which is
 * that of the weights in force then, so that a gain is rather told too small.
 * Yields after each solution. Cost: five of them and a thousand sums over the needs.
 */
export function* holdOut(
  views: readonly View[],
  preferences: readonly Preference[],
  current: readonly number[],
): Generator<void, HeldOut> {
  const ofNeeds = new Map<number, Preference[]>();
  for (const one of preferences) {
    const own = ofNeeds.get(one.need);
    if (own) own.push(one);
    else ofNeeds.set(one.need, [one]);
  }
  const needs = [...ofNeeds.keys()].sort((a, b) => a - b);
  const scores: NeedScore[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const held = new Set(needs.filter((_, i) => i % FOLDS === fold));
    const rest = balanceDeciders(preferences.filter(({ need }) => !held.has(need)));
    const { factors } = solveWeights(views, rest);
    yield;
    for (const need of held) {
      const own = ofNeeds.get(need) ?? [];
      scores.push({
        weight: own.reduce((sum, { weight }) => sum + weight, 0),
        current: rightPart(own, current),
        learnt: rightPart(own, factors),
      });
    }
  }
  const mean = (of: (score: NeedScore) => number): number => weightedMean(scores, of);
  const gain = mean(({ learnt, current: before }) => learnt - before);
  const [low, high] = interval(scores);
  const verdict = low > 0 ? 'better' : high < 0 ? 'worse' : 'unproven';
  const parts = { current: mean((score) => score.current), learnt: mean((score) => score.learnt) };
  return { ...parts, gain, low, high, verdict };
}

interface NeedScore {
  weight: number;
  current: number;
  learnt: number;
}

/** Weighted part of the preferences that the factors order rightly; a tie counts half. */
export function rightPart(preferences: readonly Preference[], factors: readonly number[]): number {
  let [right, total] = [0, 0];
  for (const { values, weight } of preferences) {
    let gap = values[factors.length];
    for (let v = 0; v < factors.length; v++) gap += factors[v] * values[v];
    right += gap > 1e-12 ? weight : gap < -1e-12 ? 0 : weight / 2;
    total += weight;
  }
  return total > 0 ? right / total : 0;
}

function weightedMean(scores: readonly NeedScore[], of: (score: NeedScore) => number): number {
  const total = scores.reduce((sum, { weight }) => sum + weight, 0);
  const sum = scores.reduce((held, score) => held + score.weight * of(score), 0);
  return total > 0 ? sum / total : 0;
}

function interval(scores: readonly NeedScore[]): [number, number] {
  const random = seededRandom(SEED);
  const draws = Array.from({ length: RESAMPLES }, () => {
    let [sum, total] = [0, 0];
    for (let i = 0; i < scores.length; i++) {
      const { weight, learnt, current } = scores[Math.floor(random() * scores.length)];
      sum += weight * (learnt - current);
      total += weight;
    }
    return total > 0 ? sum / total : 0;
  }).sort((a, b) => a - b);
  return [draws[Math.floor(RESAMPLES * 0.025)], draws[Math.ceil(RESAMPLES * 0.975) - 1]];
}
