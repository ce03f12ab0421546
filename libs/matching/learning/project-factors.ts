import type { View } from './views.js';

/**
 * No view falls below a tenth of its shipped weight or rises above three times it. Not to nothing:
 * a view without weight leaves no part in an explanation, so later judgments could never bring it back.
 */
export const LEAST_FACTOR = 0.1;
export const GREATEST_FACTOR = 3;

const HALVINGS = 45;

/**
 * The nearest factors within the bounds for which the lexical views weigh as much together as they do
 * as shipped. Found by halving: v − shift · weight, cut at the bounds, falls as the shift grows.
 * Example: two lexical views of weight 1 at (2, 2) give (1, 1).
 */
export function projectFactors(views: readonly View[], factors: readonly number[]): number[] {
  let [sum, low, high] = [0, Infinity, -Infinity];
  views.forEach(({ isLexical, shipped }, v) => {
    if (!isLexical) return;
    sum += shipped;
    low = Math.min(low, (factors[v] - GREATEST_FACTOR) / shipped);
    high = Math.max(high, (factors[v] - LEAST_FACTOR) / shipped);
  });
  if (sum === 0) return factors.map(cut);
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (weighLexical(views, factors, middle) > sum) low = middle;
    else high = middle;
  }
  const shift = (low + high) / 2;
  return views.map(({ isLexical, shipped }, v) =>
    cut(factors[v] - (isLexical ? shift * shipped : 0)),
  );
}

function weighLexical(views: readonly View[], factors: readonly number[], shift: number): number {
  let sum = 0;
  for (let v = 0; v < views.length; v++) {
    const { isLexical, shipped } = views[v];
    if (isLexical) sum += shipped * cut(factors[v] - shift * shipped);
  }
  return sum;
}

const cut = (factor: number): number => Math.min(GREATEST_FACTOR, Math.max(LEAST_FACTOR, factor));
