import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AbandonProposal } from './abandon-proposal.js';
import { ApplyProposal } from './applying/apply-proposal.js';
import { ComputeProposal } from './calculating/compute-proposal.js';
import { ComputeProposalJob } from './calculating/compute-proposal.job.js';
import { ProposalDraftsController } from './drafts.controller.js';
import { EditProposal, UndoEdit } from './editing/edit-proposal.js';
import { Proposal } from './proposal.entity.js';
import { ProposalsController } from './proposals.controller.js';
import { ConsequencesQueries } from './reading/consequences.queries.js';
import { ProposalReader } from './reading/proposal-reader.js';
import { ProposalsQueries } from './reading/proposals.queries.js';
import { ProposedChallengesQueries } from './reading/proposed-challenges.queries.js';
import { RequestProposal, ReviseProposal } from './request-proposal.js';

@Module({
  imports: [TypeOrmModule.forFeature([Proposal])],
  controllers: [ProposalsController, ProposalDraftsController],
  providers: [
    RequestProposal,
    ReviseProposal,
    ComputeProposal,
    ComputeProposalJob,
    EditProposal,
    UndoEdit,
    ApplyProposal,
    AbandonProposal,
    ProposalsQueries,
    ProposedChallengesQueries,
    ConsequencesQueries,
    ProposalReader,
  ],
})
export class ProposalsModule {}
