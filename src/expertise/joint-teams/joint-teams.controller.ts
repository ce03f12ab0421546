import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../../identity/index.js';
import { type Origin } from '../../platform/events/index.js';
import { CreatedAnswer, orTellCurrent, PageQuery } from '../../platform/http/index.js';
import { BuildTeam } from './build-team.js';
import { ChangeMembers } from './change-members.js';
import { JointTeamAnswer, JointTeamsAnswer } from './joint-teams.answers.js';
import {
  JointTeamBody,
  JointTeamPatch,
  MemberPartBody,
  TeamDeclineBody,
  TeamInvitationBody,
  TeamLeadBody,
  TeamMemberPath,
} from './joint-teams.dto.js';
import { JointTeamQueries } from './joint-teams.queries.js';

/** Teams across organisations, seen by their members and those who are asked to join. */
@ApiTags('expertise')
@Controller('joint-teams')
export class JointTeamsController {
  constructor(
    private readonly queries: JointTeamQueries,
    private readonly building: BuildTeam,
  ) {}

  @Get()
  @Does('team.build')
  @ApiOkResponse({ type: JointTeamsAnswer })
  list(@CurrentViewer() viewer: Viewer, @Query() query: PageQuery) {
    return this.queries.list(viewer, query);
  }

  /** Forms a team with the caller as its lead. */
  @Post()
  @Does('team.build')
  @ApiCreatedResponse({ type: CreatedAnswer })
  async form(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Body() body: JointTeamBody,
  ) {
    return { id: await this.building.form(viewer, origin, body) };
  }

  @Get(':id')
  @Does('team.build')
  @ApiOkResponse({ type: JointTeamAnswer })
  one(@CurrentViewer() viewer: Viewer, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(viewer, id);
  }

  /** 409 `stale-edit` with what is `current` when somebody was first. */
  @Patch(':id')
  @Does('team.build')
  @ApiOkResponse({ type: JointTeamAnswer })
  async edit(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() patch: JointTeamPatch,
  ) {
    const current = () => this.queries.one(viewer, id);
    await orTellCurrent(() => this.building.edit(viewer, origin, id, patch), current);
    return current();
  }

  /** Disbands the team. */
  @Delete(':id')
  @Does('team.build')
  @HttpCode(204)
  disband(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
  ) {
    return this.building.disband(viewer, origin, id);
  }

  /** Hands the lead over. */
  @Put(':id/lead')
  @Does('team.build')
  @HttpCode(204)
  handOver(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { memberId }: TeamLeadBody,
  ) {
    return this.building.handOver(viewer, origin, id, memberId);
  }
}

@ApiTags('expertise')
@Controller('joint-teams/:id/members')
export class JointTeamMembersController {
  constructor(private readonly members: ChangeMembers) {}

  /** Asks an expert to join. */
  @Post()
  @Does('team.build')
  @ApiCreatedResponse({ type: CreatedAnswer })
  async invite(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: TeamInvitationBody,
  ) {
    return { id: await this.members.invite(viewer, origin, id, body) };
  }

  @Put(':memberId/part')
  @Does('team.build')
  @HttpCode(204)
  setPart(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param() at: TeamMemberPath,
    @Body() part: MemberPartBody,
  ) {
    return this.members.setPart(viewer, origin, at, part);
  }

  /** Takes an invitation back or a member out; for the member himself: leaves the team. */
  @Delete(':memberId')
  @Does('team.build')
  @HttpCode(204)
  end(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('memberId', ParseUUIDPipe) memberId: string,
  ) {
    return this.members.end(viewer, origin, id, memberId);
  }

  @Put(':memberId/acceptance')
  @Does('team.build')
  @HttpCode(204)
  accept(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('memberId', ParseUUIDPipe) memberId: string,
  ) {
    return this.members.accept(viewer, origin, id, memberId);
  }

  @Put(':memberId/refusal')
  @Does('team.build')
  @HttpCode(204)
  decline(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param() at: TeamMemberPath,
    @Body() { reason }: TeamDeclineBody,
  ) {
    return this.members.decline(viewer, origin, at, reason?.trim() ?? '');
  }
}
