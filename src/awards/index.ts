export { type Award, AwardBid, type AwardRequest } from './award-bid.js';
export { AwardedChallengeAnswer, TakerAnswer } from './award.answers.js';
export { AWARD_INVARIANTS } from './awards.invariants.js';
export { AwardsModule } from './awards.module.js';
export { AwardsQueries } from './awards.queries.js';
export { noticeCode } from './notice-code.js';
