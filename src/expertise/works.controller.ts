import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Does } from '../identity/index.js';
import { TeamAnswer, TeamsAnswer, WholeWorkAnswer, WorksAnswer } from './expertise.answers.js';
import { TeamsQuery, WorksQuery } from './expertise.dto.js';
import { ExpertiseQueries } from './expertise.queries.js';

@ApiTags('expertise')
@Controller('works')
export class WorksController {
  constructor(private readonly queries: ExpertiseQueries) {}

  @Get()
  @Does('expert.browse')
  @ApiOkResponse({ type: WorksAnswer })
  list(@Query() query: WorksQuery) {
    return this.queries.works(query);
  }

  @Get(':id')
  @Does('expert.browse')
  @ApiOkResponse({ type: WholeWorkAnswer })
  one(@Param('id', ParseUUIDPipe) id: string) {
    return this.queries.work(id);
  }
}

@ApiTags('expertise')
@Controller('teams')
export class TeamsController {
  constructor(private readonly queries: ExpertiseQueries) {}

  @Get()
  @Does('expert.browse')
  @ApiOkResponse({ type: TeamsAnswer })
  list(@Query() query: TeamsQuery) {
    return this.queries.teams(query);
  }

  @Get(':id')
  @Does('expert.browse')
  @ApiOkResponse({ type: TeamAnswer })
  one(@Param('id', ParseUUIDPipe) id: string) {
    return this.queries.team(id);
  }
}
