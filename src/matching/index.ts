export {
  type InvitedCandidate,
  markInvitationEnded,
  markInvited,
} from './candidates/mark-invited.js';
export { type Conflict, type ConflictPath, sayConflict } from './conflicts/conflict.js';
export { type Ineligibility, sayIneligibility } from './eligibility/eligibility.js';
export { findIneligible } from './eligibility/find-ineligible.js';
export { findConflicts } from './conflicts/find-conflicts.js';
export { feedNeed, type NeedFacts } from './feeding/feed-need.js';
export {
  type DocumentFacts,
  type FeedOutcome,
  feedProfiles,
  type ProfileFacts,
  type ProfileFeed,
} from './feeding/feed-profiles.js';
export { lockFeeds } from './feeding/lock-feeds.js';
export { learnWeightsJob } from './weights/learn-weights.job.js';
export { type OutcomeFacts, recordOutcome } from './weights/record-outcome.js';
export { MATCHING_INVARIANTS } from './matching.invariants.js';
export { MatchingModule } from './matching.module.js';
export { RunMatching } from './runs/run-matching.js';
export { scoreNeed } from './runs/score-need.job.js';
export { sweepStaleNeeds } from './runs/sweep-stale-needs.job.js';
