export { type Award, AwardBid, type AwardRequest } from './award-bid.js';
export { AWARD_INVARIANTS } from './awards.invariants.js';
export { AwardsModule } from './awards.module.js';
