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
import { CreatedAnswer, orTellCurrent } from '../../platform/http/index.js';
import {
  ClaimableExpertsAnswer,
  OwnWorksAnswer,
  WholeWorkAnswer,
  WorkSuggestionsAnswer,
} from '../expertise.answers.js';
import { ExpertiseQueries } from '../expertise.queries.js';
import { OwnWorkBody, OwnWorksQuery, WorkClaimBody, WorkCorrectionBody } from './own-works.dto.js';
import { OwnWorksQueries } from './own-works.queries.js';
import { OwnWorks } from './own-works.js';

/** Stands before the controller that reads `experts/:id`. */
@ApiTags('expertise')
@Controller('experts/claimable')
export class ClaimableController {
  constructor(private readonly queries: OwnWorksQueries) {}

  /** Profiles that an import made and that may be the caller's own. */
  @Get()
  @Does('expert.write')
  @ApiOkResponse({ type: ClaimableExpertsAnswer })
  list(@CurrentViewer() viewer: Viewer) {
    return this.queries.claimable(viewer);
  }
}

/** An expert's works as he himself, or a coordinator for him, writes them down. */
@ApiTags('expertise')
@Controller('experts/:id')
export class OwnWorksController {
  constructor(
    private readonly own: OwnWorks,
    private readonly queries: OwnWorksQueries,
    private readonly works: ExpertiseQueries,
  ) {}

  @Get('works')
  @Does('expert.write')
  @ApiOkResponse({ type: OwnWorksAnswer })
  list(
    @CurrentViewer() viewer: Viewer,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: OwnWorksQuery,
  ) {
    return this.queries.list(viewer, id, query);
  }

  /** Works that may be his: they name him, but nothing links them to him. */
  @Get('work-suggestions')
  @Does('expert.write')
  @ApiOkResponse({ type: WorkSuggestionsAnswer })
  suggestions(@CurrentViewer() viewer: Viewer, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.suggestions(viewer, id);
  }

  @Post('works')
  @Does('expert.write')
  @ApiCreatedResponse({ type: CreatedAnswer })
  async add(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: OwnWorkBody,
  ) {
    return { id: await this.own.add(viewer, origin, id, body) };
  }

  @Put('works/:workId')
  @Does('expert.write')
  @HttpCode(204)
  claim(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('workId', ParseUUIDPipe) workId: string,
    @Body() body: WorkClaimBody,
  ) {
    return this.own.claim(viewer, origin, { expertId, workId }, body);
  }

  @Delete('works/:workId')
  @Does('expert.write')
  @HttpCode(204)
  disown(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('workId', ParseUUIDPipe) workId: string,
  ) {
    return this.own.disown(viewer, origin, { expertId, workId });
  }

  /** Puts right what is wrong; 409 `stale-edit` with what is `current` when somebody was first. */
  @Patch('works/:workId')
  @Does('expert.write')
  @ApiOkResponse({ type: WholeWorkAnswer })
  async correct(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('workId', ParseUUIDPipe) workId: string,
    @Body() body: WorkCorrectionBody,
  ) {
    const current = () => this.works.work(workId);
    const path = { expertId, workId };
    await orTellCurrent(() => this.own.correct(viewer, origin, path, body), current);
    return current();
  }
}
