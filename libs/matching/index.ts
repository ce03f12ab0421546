export { buildIndex, buildIndexSteps, type BuildProgress, type IndexInput } from './build-index.js';
export { freezeIndex, thawIndex, type FlatIndex } from './flat-index.js';
export {
  INDEX_FORMAT,
  layOutIndexFile,
  openIndexFile,
  type IndexFileRefusal,
} from './index-file.js';
export {
  FeatureBuilder,
  featureChannels,
  type FeatureIndex,
  freezeFeatures,
  type Holdings,
  membersOf,
  thawFeatures,
  thawHoldings,
} from './features/feature-index.js';
export { layeredChannels } from './features/layered-features.js';
export { parseFieldCode } from './features/field-codes.js';
export type { Sections } from './sections.js';
export { MeaningIndex } from './side-channels-meaning.js';
export * from './learning/index.js';
export { IndexBuilder } from './index-builder.js';
export { addLayer, layerShare, type CorpusChange, type LayeredIndex } from './layers.js';
export type { MatchIndex } from './match-index.js';
export { OpenNeeds, type NeedScore } from './open-needs.js';
export { DEFAULT_OPTIONS, ENGINE_VERSION, type EngineOptions } from './options.js';
export { rank, rankLayers } from './rank.js';
export {
  type Explanation,
  type IndicatorText,
  type NeedText,
  type ProfileText,
  type RankedProfile,
  type RankOptions,
  SIDE_CHANNELS,
  type SideChannel,
  type SideName,
  type SideReason,
  type WorkText,
} from './types.js';
export {
  badLine,
  checkWorksExist,
  parseExpertLine,
  parseNeedLine,
  parseWorkLine,
  RANK_FILES,
  RankRecords,
  scoreLine,
  type RankFile,
} from './rank-files.js';
