export { feedChallenge, FeedChallengeJob } from './feed-challenge.job.js';
export { feedExpertise, FeedExpertiseJob } from './feed-expertise.job.js';
