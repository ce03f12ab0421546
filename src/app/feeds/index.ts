export { feedChallenge, FeedChallengeJob } from './feed-challenge.job.js';
export { feedExpertise, FeedExpertiseJob } from './feed-expertise.job.js';
export { feedOutcome, FeedOutcomeJob } from './feed-outcome.job.js';
