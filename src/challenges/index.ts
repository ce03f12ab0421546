export { ListQuery } from './browsing/list.dto.js';
export { ListQueries } from './browsing/list.queries.js';
export { Values, wordFilter } from './browsing/word-filter.js';
export { CHALLENGE_STATE } from './challenge-choices.js';
export { Challenge } from './challenge.entity.js';
export { type Cooperation, type Indicator, type Mechanism } from './challenge-facts.js';
export { type ChallengeNeed, challengeNeed } from './challenge-need.js';
export { CHALLENGE_INVARIANTS } from './challenges.invariants.js';
export { ChallengesModule } from './challenges.module.js';
export { grantAnnex } from './disclosure/grant-annex.js';
export {
  importChallenge,
  type ImportedChallenge,
  type ImportOutcome,
  type ImportProvenance,
} from './import/import-challenge.js';
export {
  challengesToOpen,
  closeChallenge,
  contractChallenge,
  markUnfilled,
  openChallenge,
} from './listing/run-round.js';
export { lockChallenge } from './save-challenge.js';
