import { valuesOf } from './judgments.js';
import { factorsOf, type View, viewsOf, type ViewWeights } from './views.js';

/** A candidate with the parts of its explanation. */
export interface Explained {
  profileId: string;
  parts: readonly { name: string; value: number }[];
}

export interface Moved {
  profileId: string;
  /** Places from 1 among those given, by either weights. */
  before: number;
  after: number;
}

/**
 * How candidates of one list would stand by other weights, from the parts of their explanations.
 *
 * Input: the explained candidates of a run and the weights it was made with; the two weights to be
 * compared. Output: one row each, in the order of `after`; equal scores by profile id. The share of
 * hubs is left as the run has it, and nobody comes in who was not in the list: a look ahead, not
 * the run that the new weights will give.
 */
export function rerank(
  candidates: readonly Explained[],
  made: ViewWeights,
  { before, after }: { before: ViewWeights; after: ViewWeights },
  views: readonly View[] = viewsOf(),
): Moved[] {
  const values = candidates.map((candidate) => valuesOf(views, made, candidate));
  const placesBy = (weights: ViewWeights) => {
    const factors = factorsOf(views, weights);
    const scores = values.map((own) =>
      own.reduce((sum, value, v) => sum + value * (factors[v] ?? 1), 0),
    );
    const order = [...candidates.keys()].sort(
      (a, b) =>
        scores[b] - scores[a] || (candidates[a].profileId < candidates[b].profileId ? -1 : 1),
    );
    return placesIn(order);
  };
  const [held, next] = [placesBy(before), placesBy(after)];
  return candidates
    .map(({ profileId }, i) => ({ profileId, before: held[i], after: next[i] }))
    .sort((a, b) => a.after - b.after);
}

function placesIn(order: readonly number[]): number[] {
  const places = new Array<number>(order.length);
  order.forEach((candidate, i) => (places[candidate] = i + 1));
  return places;
}
