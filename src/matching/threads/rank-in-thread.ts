import {
  featureChannels,
  layeredChannels,
  thawFeatures,
  thawIndex,
  type FeatureIndex,
  type FlatIndex,
  type LayeredIndex,
  type MatchIndex,
  type NeedText,
  type SideChannel,
} from '../../../libs/matching/index.js';
import { type LexiconLookup } from '../../../libs/text/index.js';
import { type ConflictsByProfile } from '../conflicts/find-conflicts.js';
import { type FlatCorpus } from '../corpus/prepare-corpus.js';
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

/** A corpus as it is shared with the threads that rank. */
export type SharedCorpus = Pick<FlatCorpus, 'epoch' | 'layer'>;

/** A corpus as a thread ranks with it. */
export interface ThawedCorpus {
  index: MatchIndex | LayeredIndex;
  channelsOf: (need: NeedText) => SideChannel[];
  /** The same for the profiles of the layer alone, by their places there. */
  layerChannelsOf?: (need: NeedText) => SideChannel[];
}

/** An index of the thread's own, with the features beside it. */
interface ThawedIndex {
  index: MatchIndex;
  features: FeatureIndex;
}

/** Makes corpora readable; the epoch of the last one is kept, as the next one often has it too. */
export class CorpusThawer {
  private epoch?: { key: string; thawed: ThawedIndex };

  constructor(private readonly lookup: LexiconLookup) {}

  /** Cost: the profiles' ids are made strings; everything else stays where it is. */
  thaw({ epoch, layer }: SharedCorpus): ThawedCorpus {
    if (this.epoch?.key !== epoch.key) {
      this.epoch = { key: epoch.key, thawed: this.read(epoch.flat) };
    }
    const below = this.epoch.thawed;
    if (!layer) {
      return { index: below.index, channelsOf: (need) => featureChannels(below.features, need) };
    }
    const above = this.read(layer.flat);
    const index = { epoch: below.index, layer: above.index, hidden: layer.hidden };
    return {
      index,
      channelsOf: (need) => layeredChannels(below.features, above.features, need),
      layerChannelsOf: (need) => featureChannels(above.features, need),
    };
  }

  private read(flat: FlatIndex): ThawedIndex {
    return { index: thawIndex(flat), features: thawFeatures(flat.sections, this.lookup) };
  }
}

/** Ranks one need. Fields and indicators are compared here too, so that their reasons are at hand. */
export function rankNeed({ index, channelsOf }: ThawedCorpus, input: RankInput): RankOutput {
  const { need, conflicts, ineligible, rules } = input;
  const sides = [...channelsOf(need), ...input.sides];
  const candidates = scoreCandidates(index, need, conflicts, rules, { sides, ineligible });
  const ranked = candidates.filter(({ rank }) => rank !== null).length;
  const barred = candidates.length - ranked;
  return { candidates: JSON.stringify(candidates), ranked, barred };
}
