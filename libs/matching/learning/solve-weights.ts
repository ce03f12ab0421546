import type { Preference } from './pair-judgments.js';
import { projectFactors } from './project-factors.js';
import type { View } from './views.js';

/** Factors of the views, in their order, and what position alone explains. */
export interface Solution {
  /** How many times its shipped weight each view weighs. */
  factors: number[];
  /** How much one log2 of places speaks for the one further up, whatever its score. */
  pull: number;
}

/** The shipped weights count as much as about so many needs. */
const PRIOR_NEEDS = 5;
const PRIOR_OF_PULL = 1;
const MOST_STEPS = 50;
/** Weights are rounded to four places. */
const CLOSE_ENOUGH = 1e-7;

/**
 * Finds the factors that make what people preferred most likely.
 *
 * The model: P(a preferred to b) = σ(t · (score a − score b) + pull · ahead), where a score is the sum
 * of factor × value over the views, and t makes the shipped scores differ by 1 in the root mean square.
 * `pull` takes up what stems from the order of the list alone; it is learnt beside the factors and
 * thrown away. Minimised is the sum of weight × −ln P, plus half of {@link PRIOR_NEEDS} × (factor − 1)²
 * for each view: convex, so there is one solution, found by Newton steps whose quadratic model is
 * minimised within the bounds of project-factors.ts.
 *
 * Cost: some 10 passes over the preferences. Source: R. Herbrich et al., "Large margin rank
 * boundaries for ordinal regression" (2000); position as a covariate: Guo et al., "PAL" (2019).
 * Example: with no preferences, or with as many for as against, every factor is 1.
 */
export function solveWeights(views: readonly View[], pairs: readonly Preference[]): Solution {
  const size = views.length + 1;
  const problem: Problem = { views, pairs, size, sharpness: sharpnessOf(pairs, views.length) };
  let at = [...views.map(() => 1), 0];
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, curvature } = slopeOf(problem, at);
    const target = minimiseModel(problem, at, gradient, curvature);
    const next = walk(problem, at, target);
    const moved = farthest(next, at);
    at = next;
    if (moved < CLOSE_ENOUGH) break;
  }
  return { factors: at.slice(0, -1), pull: at[size - 1] };
}

interface Problem {
  views: readonly View[];
  pairs: readonly Preference[];
  /** Views and the pull. */
  size: number;
  sharpness: number;
}

function sharpnessOf(pairs: readonly Preference[], views: number): number {
  let [squares, weights] = [0, 0];
  for (const { values, weight } of pairs) {
    let gap = 0;
    for (let v = 0; v <= views; v++) gap += values[v];
    squares += weight * gap * gap;
    weights += weight;
  }
  return squares > 0 ? Math.sqrt(weights / squares) : 1;
}

/** What the pair's preference rests on: the inner product of `at` with {@link featureOf}. */
function marginOf({ views, sharpness }: Problem, pair: Preference, at: readonly number[]): number {
  let gap = pair.values[views.length];
  for (let v = 0; v < views.length; v++) gap += at[v] * pair.values[v];
  return sharpness * gap + at[views.length] * pair.ahead;
}

const featureOf = ({ views, sharpness }: Problem, pair: Preference, i: number): number =>
  i === views.length ? pair.ahead : sharpness * pair.values[i];

const priorOf = ({ views }: Problem, i: number): { mean: number; strength: number } =>
  i === views.length ? { mean: 0, strength: PRIOR_OF_PULL } : { mean: 1, strength: PRIOR_NEEDS };

function lossOf(problem: Problem, at: readonly number[]): number {
  let loss = 0;
  for (const pair of problem.pairs) {
    const margin = marginOf(problem, pair, at);
    loss += pair.weight * (Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin))));
  }
  at.forEach((value, i) => {
    const { mean, strength } = priorOf(problem, i);
    loss += 0.5 * strength * (value - mean) ** 2;
  });
  return loss;
}

/** First and second derivatives of the loss. */
function slopeOf(problem: Problem, at: readonly number[]) {
  const { size, pairs } = problem;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  const features = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    const { mean, strength } = priorOf(problem, i);
    gradient[i] = strength * (at[i] - mean);
    curvature[i * size + i] = strength;
  }
  for (const pair of pairs) {
    const against = 1 / (1 + Math.exp(marginOf(problem, pair, at)));
    const bend = pair.weight * against * (1 - against);
    for (let i = 0; i < size; i++) features[i] = featureOf(problem, pair, i);
    for (let i = 0; i < size; i++) {
      gradient[i] -= pair.weight * against * features[i];
      for (let j = 0; j < size; j++) curvature[i * size + j] += bend * features[i] * features[j];
    }
  }
  return { gradient, curvature };
}

const MOST_MODEL_STEPS = 400;

/** The least of the quadratic model within the bounds, by projected gradients with momentum. */
function minimiseModel(
  { views, size }: Problem,
  at: readonly number[],
  gradient: Float64Array,
  curvature: Float64Array,
): number[] {
  let trace = 0;
  for (let i = 0; i < size; i++) trace += curvature[i * size + i];
  let [now, before] = [[...at], [...at]];
  for (let step = 1; step <= MOST_MODEL_STEPS; step++) {
    const ahead = now.map((value, i) => value + ((step - 1) / (step + 2)) * (value - before[i]));
    const slope = ahead.map((_, i) => {
      let sum = gradient[i];
      for (let j = 0; j < size; j++) sum += curvature[i * size + j] * (ahead[j] - at[j]);
      return sum;
    });
    before = now;
    now = ahead.map((value, i) => value - slope[i] / trace);
    now = [...projectFactors(views, now.slice(0, -1)), now[size - 1]];
    if (farthest(now, before) < CLOSE_ENOUGH / 10) break;
  }
  return now;
}

/** Goes towards the target as far as the loss falls, halving the way until it does. */
function walk(problem: Problem, at: readonly number[], target: readonly number[]): number[] {
  const loss = lossOf(problem, at);
  for (let part = 1; part > 1e-6; part /= 2) {
    const next = at.map((value, i) => value + part * (target[i] - value));
    if (lossOf(problem, next) <= loss) return next;
  }
  return [...at];
}

const farthest = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
