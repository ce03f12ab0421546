import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../../identity/index.js';
import { type Origin } from '../../platform/events/index.js';
import { MatchRunAnswer } from '../answers/match-run.answer.js';
import { QueueAnswer } from '../answers/queue.answer.js';
import { MatchQueueQueries } from './match-queue.queries.js';
import { MatchRunQueries } from './match-run.queries.js';
import { MatchRequestBody, MatchRunsQuery } from './match-runs.dto.js';
import { RequestMatch } from './request-match.js';
import { ReviewRun } from './review-run.js';

@ApiTags('matching')
@Controller('match-runs')
export class MatchRunsController {
  constructor(
    private readonly queue: MatchQueueQueries,
    private readonly runs: MatchRunQueries,
    private readonly request: RequestMatch,
    private readonly review: ReviewRun,
  ) {}

  @Get()
  @Does('match.review')
  @ApiOkResponse({ type: QueueAnswer })
  list(@CurrentViewer() viewer: Viewer, @Query() query: MatchRunsQuery) {
    return this.queue.list(viewer, query);
  }

  /** Asks for a need to be scored now; the run appears in the queue when the worker is done. */
  @Post()
  @Does('match.decide')
  @HttpCode(202)
  rescore(@RequestOrigin() origin: Origin, @Body() body: MatchRequestBody) {
    return this.request.run(origin, body);
  }

  @Get(':id')
  @Does('match.review')
  @ApiOkResponse({ type: MatchRunAnswer })
  one(@CurrentViewer() viewer: Viewer, @Param('id', ParseUUIDPipe) id: string) {
    return this.runs.run(viewer, id);
  }

  @Put(':id/review')
  @Does('match.decide')
  @HttpCode(204)
  markReviewed(@RequestOrigin() origin: Origin, @Param('id', ParseUUIDPipe) id: string) {
    return this.review.run(origin, id, 'reviewed');
  }

  @Delete(':id/review')
  @Does('match.decide')
  @HttpCode(204)
  reopen(@RequestOrigin() origin: Origin, @Param('id', ParseUUIDPipe) id: string) {
    return this.review.run(origin, id, 'to-review');
  }
}
