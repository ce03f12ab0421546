import {
  buildIndex,
  rank,
  type EngineOptions,
  type NeedText,
  type ProfileText,
  type WorkText,
} from '../../../libs/matching/index.js';
import type { LexiconEntry } from '../../../libs/text/index.js';
import { PlainTfIdf } from './plain-tf-idf.js';

/** Every profile's score for a need, by profile id. */
export type Scorer = (need: NeedText) => Map<string, number>;

/** Without a lexicon of its own the engine uses the one that comes along. */
export type MakeScorer = (
  works: WorkText[],
  profiles: ProfileText[],
  lexicon?: readonly LexiconEntry[],
) => Scorer;

/** The engine as it ships, or with some options changed, through its public door. */
export const engineScorer =
  (options: Partial<EngineOptions>): MakeScorer =>
  (works, profiles, lexicon) => {
    const index = buildIndex({ works, profiles, ...(lexicon ? { lexicon } : {}) }, options);
    return (need) =>
      new Map(rank(index, need, { top: 'all' }).map((row) => [row.profileId, row.score]));
  };

export const plainScorer: MakeScorer = (works, profiles) => {
  const plain = new PlainTfIdf(works, profiles);
  return (need) => {
    const scores = plain.score(need);
    return new Map(profiles.map(({ id }, i) => [id, scores[i]]));
  };
};

/** Profile ids, best first; equal scores by id. */
export const order = (scores: Map<string, number>): string[] =>
  [...scores].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id]) => id);
