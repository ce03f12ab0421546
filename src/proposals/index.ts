export { computeProposal } from './calculating/compute-proposal.job.js';
export { PROPOSAL_INVARIANTS } from './proposals.invariants.js';
export { ProposalsModule } from './proposals.module.js';
