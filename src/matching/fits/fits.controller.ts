import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Put,
  Query,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../../identity/index.js';
import { type Origin } from '../../platform/events/index.js';
import { FitsAnswer } from '../answers/fit.answer.js';
import { DeclareDisinterest } from './declare-disinterest.js';
import { DisinterestBody, FitsQuery } from './fits.dto.js';
import { FitsQueries } from './fits.queries.js';

@ApiTags('matching')
@Controller('fits')
export class FitsController {
  constructor(
    private readonly queries: FitsQueries,
    private readonly disinterest: DeclareDisinterest,
  ) {}

  /** Needs that fit me, and why. */
  @Get()
  @Does('match.mirror')
  @ApiOkResponse({ type: FitsAnswer })
  list(@CurrentViewer() viewer: Viewer, @Query() query: FitsQuery) {
    return this.queries.list(viewer, query);
  }

  @Put(':needId/disinterest')
  @Does('match.mirror')
  @HttpCode(204)
  declare(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('needId', ParseUUIDPipe) needId: string,
    @Body() body: DisinterestBody,
  ) {
    return this.disinterest.declare(origin, viewer.personId, needId, body.reason);
  }

  @Delete(':needId/disinterest')
  @Does('match.mirror')
  @HttpCode(204)
  withdraw(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('needId', ParseUUIDPipe) needId: string,
  ) {
    return this.disinterest.withdraw(origin, viewer.personId, needId);
  }
}
