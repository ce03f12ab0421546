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
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../../identity/index.js';
import { type Origin } from '../../platform/events/index.js';
import { PageQuery } from '../../platform/http/index.js';
import { PutWeightsInForce } from './put-weights-in-force.js';
import { RequestLearning } from './request-learning.js';
import {
  EnforcementsAnswer,
  WeightsStateAnswer,
  WeightVersionDetailAnswer,
  WeightVersionsAnswer,
} from './weights.answers.js';
import { EnforcementBody } from './weights.dto.js';
import { WeightsQueries } from './weights.queries.js';
import { WeightVersionQueries } from './weight-version.queries.js';

@ApiTags('matching')
@Controller('match-weights')
export class WeightsController {
  constructor(
    private readonly queries: WeightsQueries,
    private readonly versions: WeightVersionQueries,
    private readonly request: RequestLearning,
    private readonly enforcement: PutWeightsInForce,
  ) {}

  /** What the engine ranks by, and how much there is to learn from. */
  @Get()
  @Does('weights.read')
  @ApiOkResponse({ type: WeightsStateAnswer })
  state(@CurrentViewer() viewer: Viewer) {
    return this.queries.state(viewer);
  }

  /** Asks for a version to be learnt now; a worker does it, and nothing comes into force by it. */
  @Post('versions')
  @Does('weights.govern')
  @HttpCode(202)
  learn(@CurrentViewer() viewer: Viewer, @RequestOrigin() origin: Origin) {
    return this.request.run(viewer, origin);
  }

  @Get('versions')
  @Does('weights.read')
  @ApiOkResponse({ type: WeightVersionsAnswer })
  list(@CurrentViewer() viewer: Viewer, @Query() query: PageQuery) {
    return this.versions.list(viewer, query);
  }

  /** A version beside what is in force, with the rankings of recent needs by both. */
  @Get('versions/:versionId')
  @Does('weights.read')
  @ApiOkResponse({ type: WeightVersionDetailAnswer })
  one(@CurrentViewer() viewer: Viewer, @Param('versionId', ParseUUIDPipe) versionId: string) {
    return this.versions.one(viewer, versionId);
  }

  /** Puts a version in force, an earlier one again, or the weights the engine comes with. */
  @Put('enforcement')
  @Does('weights.govern')
  @HttpCode(204)
  enforce(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Body() body: EnforcementBody,
  ) {
    return this.enforcement.run(viewer, origin, body);
  }

  /** What was in force, from when to when, and why. */
  @Get('enforcements')
  @Does('weights.read')
  @ApiOkResponse({ type: EnforcementsAnswer })
  history(@Query() query: PageQuery) {
    return this.queries.history(query);
  }
}
