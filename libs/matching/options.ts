import { LONGEST_TEXT } from '../text/index.js';
import type { SideName } from './types.js';

/**
 * Changes whenever a ranking may change: with the method, the tokenising or a default below. It is
 * part of the input hash of a match run.
 */
export const ENGINE_VERSION = 'usage-10';

export interface EngineOptions {
  /** UTF-16 units read of one text; the rest of a longer one is not looked at. */
  longestText: number;
  /** Needs drawn from the corpus to learn what an unrelated pair scores. */
  backgroundNeeds: number;
  /** Seed of that draw. */
  seed: number;
  /** Weights of the three lexical views of a profile; only their ratios count. */
  weights: { profile: number; centroid: number; works: number };
  /** Weight of a pair of neighbours beside a single term. */
  pairWeight: number;
  /** Points of score for one unit of each view that is not lexical. */
  sideWeights: Readonly<Record<SideName, number>>;
  /** Length of the translated part of a need, beside 1 for the need itself. */
  translationWeight: number;
  /** Part of a profile's own words in their mixture with everybody's, see usage.ts. */
  ownShare: number;
  /** How sharply the best works of a profile outweigh its others: weight e^(sharpness × cosine). */
  sharpness: number;
  /** Share of a profile's mean over its best background needs that is taken off its score. */
  hubWeight: number;
  /** Which background needs count for that mean: the best part of them. */
  hubShare: number;
}

export const DEFAULT_OPTIONS: EngineOptions = {
  longestText: LONGEST_TEXT,
  backgroundNeeds: 500,
  seed: 1,
  weights: { profile: 2, centroid: 3, works: 1 },
  pairWeight: 0.5,
  sideWeights: { fields: 1.5, indicators: 1.5, meaning: 0.5 },
  translationWeight: 1,
  ownShare: 0.7,
  sharpness: 5,
  hubWeight: 0.35,
  hubShare: 0.02,
};
