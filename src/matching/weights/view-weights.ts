import { areWeightsOf, viewsOf, type ViewWeights } from '../../../libs/matching/index.js';
import { type ViewWeightAnswer } from './weights.answers.js';

/** Weights of a version beside those in force and those the engine comes with, view by view. */
export function compareWeights(inForce: ViewWeights, version?: ViewWeights): ViewWeightAnswer[] {
  const views = viewsOf();
  const shown = version && areWeightsOf(views, version) ? version : undefined;
  const lexical = views.filter(({ isLexical }) => isLexical);
  const shareIn = (weights: ViewWeights | undefined, name: string): number | null => {
    if (!weights || !lexical.some((view) => view.name === name)) return null;
    return weights[name] / lexical.reduce((sum, view) => sum + weights[view.name], 0);
  };
  return views.map(({ name, isLexical, shipped }) => ({
    ...{ name, isLexical, shipped, inForce: inForce[name] },
    version: shown?.[name] ?? null,
    shareInForce: shareIn(inForce, name),
    shareOfVersion: shareIn(shown, name),
  }));
}
