import {
  Body,
  Controller,
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
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../identity/index.js';
import { type Origin } from '../platform/events/index.js';
import { CreatedAnswer, orTellCurrent } from '../platform/http/index.js';
import { ClaimExpert } from './claim-expert.js';
import { CreateExpert } from './create-expert.js';
import { EditExpert } from './edit-expert.js';
import { ExpertAnswer, ExpertsAnswer } from './expertise.answers.js';
import { ClaimBody, ExpertPatch, ExpertsQuery, NewExpert } from './expertise.dto.js';
import { ExpertiseQueries } from './expertise.queries.js';

@ApiTags('expertise')
@Controller('experts')
export class ExpertsController {
  constructor(
    private readonly queries: ExpertiseQueries,
    private readonly createExpert: CreateExpert,
    private readonly editExpert: EditExpert,
    private readonly claimExpert: ClaimExpert,
  ) {}

  @Get()
  @Does('expert.browse')
  @ApiOkResponse({ type: ExpertsAnswer })
  list(@Query() query: ExpertsQuery) {
    return this.queries.experts(query);
  }

  @Post()
  @Does('expert.write')
  @ApiCreatedResponse({ type: CreatedAnswer })
  create(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Body() body: NewExpert,
  ) {
    return this.createExpert.run(viewer, origin, body);
  }

  @Get(':id')
  @Does('expert.browse')
  @ApiOkResponse({ type: ExpertAnswer })
  one(@CurrentViewer() viewer: Viewer, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.expert(viewer, id);
  }

  /** Changes the given parts; 409 `stale-edit` with what is `current` when somebody was first. */
  @Patch(':id')
  @Does('expert.write')
  @ApiOkResponse({ type: ExpertAnswer })
  async edit(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() patch: ExpertPatch,
  ) {
    const current = () => this.queries.expert(viewer, id);
    await orTellCurrent(() => this.editExpert.run(viewer, origin, id, patch), current);
    return current();
  }

  /** Says that a person (by default the caller) is this expert. */
  @Put(':id/claim')
  @Does('expert.write')
  @HttpCode(204)
  claim(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ClaimBody,
  ) {
    return this.claimExpert.run(viewer, origin, id, body.personId);
  }
}
