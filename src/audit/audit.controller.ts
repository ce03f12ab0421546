import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, type Viewer } from '../identity/index.js';
import { AnswersFile, PageQuery } from '../platform/http/index.js';
import { AnchorsAnswer } from './anchors/anchors.dto.js';
import { AnchorQueries } from './anchors/anchors.queries.js';
import { EventFilter, EventsAnswer, EventsQuery, VerificationAnswer } from './audit.dto.js';
import { AuditQueries } from './audit.queries.js';
import { StoryAnswer, StoryQuery } from './story/story.dto.js';
import { StoryQueries } from './story/story.queries.js';
import { VerifyLog } from './verify-log.js';

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly queries: AuditQueries,
    private readonly anchorQueries: AnchorQueries,
    private readonly verifyLog: VerifyLog,
  ) {}

  @Get('events')
  @Does('audit.read')
  @ApiOkResponse({ type: EventsAnswer })
  events(@Query() query: EventsQuery) {
    return this.queries.events(query);
  }

  @Get('events.csv')
  @Does('audit.read')
  @AnswersFile('text/csv')
  export(@Query() filter: EventFilter) {
    return this.queries.export(filter);
  }

  /** For everybody to copy and to compare with later; see docs/decisions/0009-anchors.md. */
  @Get('anchors')
  @Does('audit.anchors')
  @ApiOkResponse({ type: AnchorsAnswer })
  anchors(@Query() query: PageQuery) {
    return this.anchorQueries.anchors(query);
  }

  /** Recomputes every hash chain and every anchor; 429 when that was done a moment ago. */
  @Get('verification')
  @Does('audit.verify')
  @ApiOkResponse({ type: VerificationAnswer })
  verify() {
    return this.verifyLog.run();
  }
}

@ApiTags('audit')
@Controller('challenges')
export class StoryController {
  constructor(private readonly queries: StoryQueries) {}

  @Get(':id/story')
  @Does('challenge.manage')
  @ApiOkResponse({ type: StoryAnswer })
  story(
    @CurrentViewer() viewer: Viewer,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: StoryQuery,
  ) {
    return this.queries.story(viewer, id, query);
  }
}
