import { assert } from '../../kernel/index.js';
import { DEFAULT_OPTIONS, type EngineOptions } from '../options.js';

/** Weight of each view by the name that its part of an explanation bears. */
export type ViewWeights = Readonly<Record<string, number>>;

/** One view that a weight belongs to. */
export interface View {
  name: string;
  /** The weight the engine comes with; greater than 0. */
  shipped: number;
  /** Only the ratios of these count: all of them together always weigh what they weigh as shipped. */
  isLexical: boolean;
}

type Weighed = Pick<EngineOptions, 'weights' | 'sideWeights'>;

/** The views of the engine, in the order of its options. */
export const viewsOf = (shipped: Weighed = DEFAULT_OPTIONS): View[] => [
  ...listOf(shipped.weights, true),
  ...listOf(shipped.sideWeights, false),
];

/** The weights the engine comes with. */
export const shippedWeights = (views: readonly View[] = viewsOf()): ViewWeights =>
  Object.fromEntries(views.map(({ name, shipped }) => [name, shipped]));

/** Whether weights speak of exactly these views, as those made for another engine may not. */
export function areWeightsOf(views: readonly View[], weights: ViewWeights): boolean {
  const names = Object.keys(weights);
  return (
    names.length === views.length &&
    views.every(({ name }) => Number.isFinite(weights[name]) && weights[name] >= 0) &&
    views.some(({ name, isLexical }) => isLexical && weights[name] > 0)
  );
}

/** Engine options that rank by these weights. Throws an AssertionError for those of other views. */
export function optionsWith(weights: ViewWeights, base: Weighed = DEFAULT_OPTIONS): Weighed {
  assert(areWeightsOf(viewsOf(base), weights), 'these weights belong to other views');
  const taken = <T extends Readonly<Record<string, number>>>(table: T): T =>
    // The same keys with other numbers: a T again, which fromEntries can't know.
    Object.fromEntries(Object.keys(table).map((name) => [name, weights[name]])) as T;
  return { weights: taken(base.weights), sideWeights: taken(base.sideWeights) };
}

/**
 * How many times its shipped weight each view weighs, in the order of the views. Lexical weights
 * are first brought to their shipped sum, as ranking does it.
 */
export function factorsOf(views: readonly View[], weights: ViewWeights): number[] {
  assert(areWeightsOf(views, weights), 'these weights belong to other views');
  const lexical = views.filter(({ isLexical }) => isLexical);
  const sum = (of: (view: View) => number): number =>
    lexical.reduce((total, view) => total + of(view), 0);
  const scale = sum(({ shipped }) => shipped) / sum(({ name }) => weights[name]);
  return views.map(
    ({ name, shipped, isLexical }) => (weights[name] / shipped) * (isLexical ? scale : 1),
  );
}

/** The other way round, rounded to a ten-thousandth: what is shown is what ranks. */
export const weightsOf = (views: readonly View[], factors: readonly number[]): ViewWeights =>
  Object.fromEntries(
    views.map(({ name, shipped }, v) => [name, Math.round(factors[v] * shipped * 1e4) / 1e4]),
  );

const listOf = (table: Readonly<Record<string, number>>, isLexical: boolean): View[] =>
  Object.entries(table).map(([name, shipped]) => ({ name, shipped, isLexical }));
