import { Injectable } from '@nestjs/common';
import { type Viewer } from '../../identity/index.js';
import { type PageQuery } from '../../platform/http/index.js';
import { type ConsequencesAnswer } from '../answers/consequences.answer.js';
import { type ProfileLoadsAnswer, type ProposalViewAnswer } from '../answers/lines.answer.js';
import { type ProposalAnswer, type ProposalsAnswer } from '../answers/proposal.answer.js';
import {
  type ConsequencesQuery,
  type ProposalsQuery,
  type ProposedChallengesQuery,
} from '../proposals.dto.js';
import { ConsequencesQueries } from './consequences.queries.js';
import { ProposalsQueries } from './proposals.queries.js';
import { ProposedChallengesQueries } from './proposed-challenges.queries.js';

/** Proposals as they are read: the one place that controllers ask. */
@Injectable()
export class ProposalReader {
  constructor(
    private readonly proposals: ProposalsQueries,
    private readonly challenges: ProposedChallengesQueries,
    private readonly foreseen: ConsequencesQueries,
  ) {}

  list(viewer: Viewer, query: ProposalsQuery): Promise<ProposalsAnswer> {
    return this.proposals.list(viewer, query);
  }

  head(viewer: Viewer, id: string): Promise<ProposalAnswer> {
    return this.proposals.one(viewer, id);
  }

  async view(
    viewer: Viewer,
    id: string,
    query: ProposedChallengesQuery,
  ): Promise<ProposalViewAnswer> {
    const head = await this.proposals.one(viewer, id);
    return { ...head, challenges: await this.challenges.page(viewer, id, query) };
  }

  loads(id: string, query: PageQuery): Promise<ProfileLoadsAnswer> {
    return this.challenges.loads(id, query);
  }

  consequences(id: string, query: ConsequencesQuery): Promise<ConsequencesAnswer> {
    return this.foreseen.of(id, query);
  }
}
