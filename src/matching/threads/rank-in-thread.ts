import {
  featureChannels,
  thawFeatures,
  thawIndex,
  type FeatureIndex,
  type FlatIndex,
  type MatchIndex,
  type NeedText,
  type SideChannel,
} from '../../../libs/matching/index.js';
import { type LexiconLookup } from '../../../libs/text/index.js';
import { type ConflictsByProfile } from '../conflicts/find-conflicts.js';
import { type IneligibleProfiles } from '../eligibility/find-ineligible.js';
import { type RunRules } from '../runs/match-input.js';
import { scoreCandidates } from '../runs/score-candidates.js';

/** All that ranking one need takes beside the corpus. */
export interface RankInput {
  need: NeedText;
  conflicts: ConflictsByProfile;
  ineligible: IneligibleProfiles;
  rules: RunRules;
  /** The views that are computed elsewhere. */
  sides: Omit<SideChannel, 'reasonsFor'>[];
}

/** The candidates as the database takes them: a string crosses far quicker than its objects. */
export interface RankOutput {
  /** A JSON array of `ScoredCandidate`. */
  candidates: string;
  ranked: number;
  barred: number;
}

/** A corpus as a thread ranks with it. */
export interface ThawedCorpus {
  index: MatchIndex;
  features: FeatureIndex;
}

/** Cost: the profiles' ids are made strings; everything else stays where it is. */
export const thawCorpus = (flat: FlatIndex, lexicon: LexiconLookup): ThawedCorpus => ({
  index: thawIndex(flat),
  features: thawFeatures(flat.sections, lexicon),
});

/** Ranks one need. Fields and indicators are compared here too, so that their reasons are at hand. */
export function rankNeed({ index, features }: ThawedCorpus, input: RankInput): RankOutput {
  const { need, conflicts, ineligible, rules } = input;
  const sides = [...featureChannels(features, need), ...input.sides];
  const candidates = scoreCandidates(index, need, conflicts, rules, { sides, ineligible });
  const ranked = candidates.filter(({ rank }) => rank !== null).length;
  const barred = candidates.length - ranked;
  return { candidates: JSON.stringify(candidates), ranked, barred };
}
