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
import { AnswerInvitation } from './answer-invitation.js';
import {
  InvitationsQuery,
  InvitationWithdrawalBody,
  InviteBody,
  RefusalBody,
} from './invitations.dto.js';
import {
  InvitationAnswer,
  InvitationsAnswer,
  SentInvitationsAnswer,
} from './invitations.answer.js';
import { InvitationsQueries } from './invitations.queries.js';
import { InviteTeam } from './invite-team.js';
import { WithdrawInvitation } from './withdraw-invitation.js';

@ApiTags('invitations')
@Controller('invitations')
export class InvitationsController {
  constructor(
    private readonly queries: InvitationsQueries,
    private readonly invite: InviteTeam,
    private readonly answer: AnswerInvitation,
    private readonly withdrawInvitation: WithdrawInvitation,
  ) {}

  @Get()
  @Does('invitation.read')
  @ApiOkResponse({ type: InvitationsAnswer })
  list(@CurrentViewer() viewer: Viewer, @Query() query: InvitationsQuery) {
    return this.queries.list(viewer, query);
  }

  /** Invites all of the profiles or none; says who is above his limit. */
  @Post()
  @Does('invitation.send')
  @ApiCreatedResponse({ type: SentInvitationsAnswer })
  send(@CurrentViewer() viewer: Viewer, @RequestOrigin() origin: Origin, @Body() body: InviteBody) {
    return this.invite.run(viewer, origin, body);
  }

  @Get(':id')
  @Does('invitation.read')
  @ApiOkResponse({ type: InvitationAnswer })
  one(@CurrentViewer() viewer: Viewer, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(viewer, id);
  }

  @Put(':id/acceptance')
  @Does('invitation.answer')
  @HttpCode(204)
  accept(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
  ) {
    return this.answer.accept(viewer, origin, id);
  }

  @Put(':id/refusal')
  @Does('invitation.answer')
  @HttpCode(204)
  decline(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RefusalBody,
  ) {
    return this.answer.decline(viewer, origin, id, body.reason);
  }

  @Put(':id/withdrawal')
  @Does('invitation.send')
  @HttpCode(204)
  withdraw(
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: InvitationWithdrawalBody,
  ) {
    return this.withdrawInvitation.run(origin, id, body.reason);
  }
}
