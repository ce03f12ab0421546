import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../../identity/index.js';
import { type Origin } from '../../platform/events/index.js';
import { orTellCurrent } from '../../platform/http/index.js';
import { ChallengeQueries } from '../disclosure/challenge.queries.js';
import { FormBody } from '../draft/draft.dto.js';
import { CorrectForm } from '../draft/edit-draft.js';
import { ReasonBody } from '../listing/listing.dto.js';
import { BoardQuery, ManagedQuery } from './managed.dto.js';
import { ManagedQueries } from './managed.queries.js';
import {
  ApproveChallenge,
  RejectChallenge,
  ReturnChallenge,
  StartScreening,
} from './screen-challenge.js';
import {
  BoardAnswer,
  ChallengeAnswer,
  ManagedPageAnswer,
} from '../disclosure/challenge.answers.js';

@ApiTags('challenges')
@Controller('challenges')
export class ManagedController {
  constructor(private readonly managed: ManagedQueries) {}

  /** What is in the viewer's care: his organisation's, or all for coordinators and auditors. */
  @Get('managed')
  @Does('challenge.manage')
  @ApiOkResponse({ type: ManagedPageAnswer })
  list(@CurrentViewer() viewer: Viewer, @Query() query: ManagedQuery) {
    return this.managed.list(viewer, query);
  }

  /** The same as columns by state. */
  @Get('board')
  @Does('challenge.manage')
  @ApiOkResponse({ type: BoardAnswer })
  board(@CurrentViewer() viewer: Viewer, @Query() query: BoardQuery) {
    return this.managed.board(viewer, query);
  }
}

@ApiTags('challenges')
@Controller('challenges/:id')
export class ScreeningController {
  constructor(
    private readonly queries: ChallengeQueries,
    private readonly startScreening: StartScreening,
    private readonly returning: ReturnChallenge,
    private readonly rejecting: RejectChallenge,
    private readonly approving: ApproveChallenge,
  ) {}

  @Put('screening')
  @Does('challenge.screen')
  @ApiOkResponse({ type: ChallengeAnswer })
  async screen(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
  ) {
    await this.startScreening.run({ viewer, origin, id });
    return this.queries.one(viewer, id);
  }

  @Put('return')
  @Does('challenge.screen')
  @ApiOkResponse({ type: ChallengeAnswer })
  async return(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonBody,
  ) {
    await this.returning.run({ viewer, origin, id }, body.reason.trim());
    return this.queries.one(viewer, id);
  }

  @Put('rejection')
  @Does('challenge.screen')
  @ApiOkResponse({ type: ChallengeAnswer })
  async reject(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReasonBody,
  ) {
    await this.rejecting.run({ viewer, origin, id }, body.reason.trim());
    return this.queries.one(viewer, id);
  }

  @Put('approval')
  @Does('challenge.screen')
  @ApiOkResponse({ type: ChallengeAnswer })
  async approve(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
  ) {
    await this.approving.run({ viewer, origin, id });
    return this.queries.one(viewer, id);
  }
}

@ApiTags('challenges')
@Controller('challenges/:id/form')
export class FormController {
  constructor(
    private readonly queries: ChallengeQueries,
    private readonly correctForm: CorrectForm,
  ) {}

  /** The coordinator's corrections while he screens: title, field, keywords, region. */
  @Patch()
  @Does('challenge.screen')
  @ApiOkResponse({ type: ChallengeAnswer })
  async correct(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FormBody,
  ) {
    const current = () => this.queries.one(viewer, id);
    await orTellCurrent(() => this.correctForm.run({ viewer, origin, id }, body), current);
    return current();
  }
}
