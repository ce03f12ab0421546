import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Put,
  Query,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Origin } from '../../platform/events/index.js';
import { orTellCurrent } from '../../platform/http/index.js';
import { CurrentViewer, Does, RequestOrigin } from '../request-viewer.js';
import { type Viewer } from '../viewer.js';
import { EditOrganisation } from './edit-organisation.js';
import { ManagePeople } from './manage-people.js';
import {
  OpenInvitationsAnswer,
  PeopleAnswer,
  WholeOrganisationAnswer,
  WholePersonAnswer,
} from './people.answers.js';
import { DeactivationBody, OrganisationPatch, PeopleQuery } from './people.dto.js';
import { PeopleQueries } from './people.queries.js';
import { RevokeColleagueInvitation } from './revoke-invitation.js';

@ApiTags('identity')
@Controller()
export class PeopleController {
  constructor(
    private readonly queries: PeopleQueries,
    private readonly manage: ManagePeople,
  ) {}

  @Get('people')
  @Does('person.browse')
  @ApiOkResponse({ type: PeopleAnswer })
  list(@CurrentViewer() viewer: Viewer, @Query() query: PeopleQuery) {
    return this.queries.people(viewer, query);
  }

  /** One person, and what would follow if he were shut out. */
  @Get('people/:personId')
  @Does('person.browse')
  @ApiOkResponse({ type: WholePersonAnswer })
  one(@CurrentViewer() viewer: Viewer, @Param('personId', ParseUUIDPipe) personId: string) {
    return this.queries.person(viewer, personId);
  }

  /** The person can't sign in any more. */
  @Put('people/:personId/deactivation')
  @Does('person.deactivate')
  @HttpCode(204)
  deactivate(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() { reason }: DeactivationBody,
  ) {
    return this.manage.deactivate(viewer, origin, personId, reason.trim());
  }

  @Delete('people/:personId/deactivation')
  @Does('person.deactivate')
  @HttpCode(204)
  reactivate(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('personId', ParseUUIDPipe) personId: string,
  ) {
    return this.manage.reactivate(viewer, origin, personId);
  }

  /** Takes a role back. */
  @Delete('memberships/:membershipId')
  @Does('person.manage')
  @HttpCode(204)
  endRole(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('membershipId', ParseUUIDPipe) membershipId: string,
  ) {
    return this.manage.endRole(viewer, origin, membershipId);
  }

  /** From now on this person looks after the people of the organisation. */
  @Put('memberships/:membershipId/stewardship')
  @Does('person.manage')
  @HttpCode(204)
  giveStewardship(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('membershipId', ParseUUIDPipe) membershipId: string,
  ) {
    return this.manage.setSteward(viewer, origin, membershipId, true);
  }

  @Delete('memberships/:membershipId/stewardship')
  @Does('person.manage')
  @HttpCode(204)
  endStewardship(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('membershipId', ParseUUIDPipe) membershipId: string,
  ) {
    return this.manage.setSteward(viewer, origin, membershipId, false);
  }
}

@ApiTags('identity')
@Controller('organisations/:id')
export class OrganisationController {
  constructor(
    private readonly queries: PeopleQueries,
    private readonly editing: EditOrganisation,
    private readonly revoking: RevokeColleagueInvitation,
  ) {}

  @Get()
  @Does('organisation.browse')
  @ApiOkResponse({ type: WholeOrganisationAnswer })
  one(@CurrentViewer() viewer: Viewer, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.organisation(viewer, id);
  }

  /** Changes the given parts; 409 `stale-edit` with what is `current` when somebody was first. */
  @Patch()
  @Does('organisation.edit')
  @ApiOkResponse({ type: WholeOrganisationAnswer })
  async edit(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() patch: OrganisationPatch,
  ) {
    const current = () => this.queries.organisation(viewer, id);
    await orTellCurrent(() => this.editing.edit(origin, id, patch), current);
    return current();
  }

  /** Confirms an organisation that an import met by its name only. */
  @Put('verification')
  @Does('organisation.edit')
  @ApiOkResponse({ type: WholeOrganisationAnswer })
  async verify(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
  ) {
    await this.editing.verify(origin, id);
    return this.queries.organisation(viewer, id);
  }

  @Get('colleague-invitations')
  @Does('colleague.invite')
  @ApiOkResponse({ type: OpenInvitationsAnswer })
  invitations(@CurrentViewer() viewer: Viewer, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.invitations(viewer, id);
  }

  @Delete('colleague-invitations/:invitationId')
  @Does('colleague.invite')
  @HttpCode(204)
  revoke(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('invitationId', ParseUUIDPipe) invitationId: string,
  ) {
    return this.revoking.run(viewer, origin, id, invitationId);
  }
}
