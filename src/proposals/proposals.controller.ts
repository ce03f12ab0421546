import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../identity/index.js';
import { type Origin } from '../platform/events/index.js';
import { PageQuery } from '../platform/http/index.js';
import { AbandonProposal } from './abandon-proposal.js';
import { AppliedAnswer, ConsequencesAnswer } from './answers/consequences.answer.js';
import { ProfileLoadsAnswer, ProposalViewAnswer } from './answers/lines.answer.js';
import { ProposalAnswer, ProposalsAnswer } from './answers/proposal.answer.js';
import { ApplyProposal } from './applying/apply-proposal.js';
import {
  ApplicationBody,
  ConsequencesQuery,
  ProposalRequestBody,
  ProposalsQuery,
  ProposalVersionBody,
  ProposedChallengesQuery,
} from './proposals.dto.js';
import { ProposalReader } from './reading/proposal-reader.js';
import { RequestProposal } from './request-proposal.js';

@ApiTags('proposals')
@Controller('proposals')
export class ProposalsController {
  constructor(
    private readonly reader: ProposalReader,
    private readonly request: RequestProposal,
    private readonly application: ApplyProposal,
    private readonly abandonment: AbandonProposal,
  ) {}

  @Get()
  @Does('proposal.read')
  @ApiOkResponse({ type: ProposalsAnswer })
  list(@CurrentViewer() viewer: Viewer, @Query() query: ProposalsQuery) {
    return this.reader.list(viewer, query);
  }

  /** Asks for a proposal; a worker computes it, and nothing is in force before it is applied. */
  @Post()
  @Does('proposal.write')
  @ApiCreatedResponse({ type: ProposalAnswer })
  async add(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Body() body: ProposalRequestBody,
  ) {
    return this.reader.head(viewer, await this.request.run(viewer, origin, body));
  }

  /** The proposal with a page of its challenges, each beside what is in force. */
  @Get(':id')
  @Does('proposal.read')
  @ApiOkResponse({ type: ProposalViewAnswer })
  one(
    @CurrentViewer() viewer: Viewer,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ProposedChallengesQuery,
  ) {
    return this.reader.view(viewer, id, query);
  }

  /** Everybody the proposal names with what is in force, proposed, and allowed. */
  @Get(':id/loads')
  @Does('proposal.read')
  @ApiOkResponse({ type: ProfileLoadsAnswer })
  loads(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery) {
    return this.reader.loads(id, query);
  }

  /** What applying would do now; its digest is needed to apply. */
  @Get(':id/consequences')
  @Does('proposal.read')
  @ApiOkResponse({ type: ConsequencesAnswer })
  consequences(@Param('id', ParseUUIDPipe) id: string, @Query() query: ConsequencesQuery) {
    return this.reader.consequences(id, query);
  }

  /** Sends every line as an invitation: all or nothing. */
  @Put(':id/application')
  @Does('proposal.apply')
  @ApiOkResponse({ type: AppliedAnswer })
  apply(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApplicationBody,
  ) {
    return this.application.run(viewer, origin, id, body);
  }

  @Put(':id/abandonment')
  @Does('proposal.write')
  @HttpCode(204)
  abandon(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ProposalVersionBody,
  ) {
    return this.abandonment.run(viewer, origin, id, body.version);
  }
}
