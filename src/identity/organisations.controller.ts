import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Origin } from '../platform/events/index.js';
import { CreatedAnswer } from '../platform/http/index.js';
import { CreateOrganisation } from './create-organisation.js';
import { InvitationTicketAnswer, OrganisationsAnswer } from './identity.answers.js';
import { ColleagueBody, JoinBody, OrganisationBody, OrganisationsQuery } from './identity.dto.js';
import { IdentityQueries } from './identity.queries.js';
import { InviteColleague } from './invite-colleague.js';
import { JoinOrganisation } from './join-organisation.js';
import { CurrentViewer, Does, MaybeViewer, RequestOrigin } from './request-viewer.js';
import { type Viewer } from './viewer.js';

@ApiTags('identity')
@Controller('organisations')
export class OrganisationsController {
  constructor(
    private readonly queries: IdentityQueries,
    private readonly create: CreateOrganisation,
    private readonly invite: InviteColleague,
  ) {}

  @Get()
  @Does('organisation.browse')
  @ApiOkResponse({ type: OrganisationsAnswer })
  list(@Query() query: OrganisationsQuery) {
    return this.queries.organisations(query);
  }

  @Post()
  @Does('organisation.edit')
  @ApiCreatedResponse({ type: CreatedAnswer })
  async add(@RequestOrigin() origin: Origin, @Body() body: OrganisationBody) {
    return { id: (await this.create.run(origin, body)).id };
  }

  @Post(':id/colleague-invitations')
  @Does('colleague.invite')
  @ApiCreatedResponse({ type: InvitationTicketAnswer })
  inviteColleague(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) organisationId: string,
    @Body() body: ColleagueBody,
  ) {
    return this.invite.run(viewer, origin, { organisationId, ...body });
  }
}

@ApiTags('identity')
@Controller('memberships')
export class MembershipsController {
  constructor(private readonly joinOrganisation: JoinOrganisation) {}

  @Post()
  @Does('colleague.join')
  @HttpCode(204)
  join(
    @MaybeViewer() viewer: Viewer | null,
    @RequestOrigin() origin: Origin,
    @Body() body: JoinBody,
  ) {
    return this.joinOrganisation.run(viewer, origin.requestId ?? '', body);
  }
}
