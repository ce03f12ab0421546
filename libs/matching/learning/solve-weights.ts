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
  const problem = layOut(views, pairs);
  const { size } = problem;
  let at = [...views.map(() => 1), 0];
  for (let step = 0; step < MOST_STEPS; step++) {
    const { gradient, curvature } = slopeOf(problem, at);
    const target = minimiseModel(problem, at, gradient, curvature);
    if (farthest(target, at) < CLOSE_ENOUGH) break;
    const next = walk(problem, at, target);
    const moved = farthest(next, at);
    at = next;
    if (moved < CLOSE_ENOUGH) break;
  }
  return { factors: at.slice(0, -1), pull: at[size - 1] };
}

/** Preferences in flat arrays: margin of pair p = offsets[p] + its row of features · unknowns. */
interface Problem {
  views: readonly View[];
  /** Unknowns: a factor for each view, and the pull. */
  size: number;
  features: Float64Array;
  offsets: Float64Array;
  weights: Float64Array;
}

function layOut(views: readonly View[], pairs: readonly Preference[]): Problem {
  const size = views.length + 1;
  const sharpness = sharpnessOf(pairs, views.length);
  const features = new Float64Array(pairs.length * size);
  pairs.forEach(({ values, ahead }, p) => {
    for (let v = 0; v < views.length; v++) features[p * size + v] = sharpness * values[v];
    features[p * size + views.length] = ahead;
  });
  const offsets = Float64Array.from(pairs, ({ values }) => sharpness * values[views.length]);
  const weights = Float64Array.from(pairs, ({ weight }) => weight);
  return { views, size, features, offsets, weights };
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

function marginOf({ features, offsets, size }: Problem, pair: number, at: readonly number[]) {
  let margin = offsets[pair];
  for (let i = 0; i < size; i++) margin += at[i] * features[pair * size + i];
  return margin;
}

const priorOf = ({ views }: Problem, i: number): { mean: number; strength: number } =>
  i === views.length ? { mean: 0, strength: PRIOR_OF_PULL } : { mean: 1, strength: PRIOR_NEEDS };

function lossOf(problem: Problem, at: readonly number[]): number {
  const { weights } = problem;
  let loss = 0;
  for (let pair = 0; pair < weights.length; pair++) {
    const margin = marginOf(problem, pair, at);
    loss += weights[pair] * (Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin))));
  }
  at.forEach((value, i) => {
    const { mean, strength } = priorOf(problem, i);
    loss += 0.5 * strength * (value - mean) ** 2;
  });
  return loss;
}

/** First and second derivatives of the loss; of the second, what lies above the diagonal too. */
function slopeOf(problem: Problem, at: readonly number[]) {
  const { size, features, weights } = problem;
  const gradient = new Float64Array(size);
  const curvature = new Float64Array(size * size);
  for (let pair = 0; pair < weights.length; pair++) {
    const against = 1 / (1 + Math.exp(marginOf(problem, pair, at)));
    const push = weights[pair] * against;
    const bend = push * (1 - against);
    const row = pair * size;
    for (let i = 0; i < size; i++) {
      gradient[i] -= push * features[row + i];
      for (let j = 0; j <= i; j++)
        curvature[i * size + j] += bend * features[row + i] * features[row + j];
    }
  }
  for (let i = 0; i < size; i++) {
    const { mean, strength } = priorOf(problem, i);
    gradient[i] += strength * (at[i] - mean);
    curvature[i * size + i] += strength;
    for (let j = 0; j < i; j++) curvature[j * size + i] = curvature[i * size + j];
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
