export { type HeldOut, VERDICTS, type Verdict } from './hold-out.js';
export { type JudgedNeed, type Judgment, JUDGMENTS, type SeenCandidate } from './judgments.js';
export {
  type DataCounts,
  type DataFloor,
  FLOOR_KINDS,
  type FloorKind,
  type LearntWeights,
  learnWeights,
  learnWeightsSteps,
  type Lesson,
  weighData,
} from './learn-weights.js';
export { type Explained, type Moved, rerank } from './rerank.js';
export {
  areWeightsOf,
  optionsWith,
  shippedWeights,
  type View,
  viewsOf,
  type ViewWeights,
} from './views.js';
