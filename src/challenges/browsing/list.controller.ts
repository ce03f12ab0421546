import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Does, MaybeViewer, type Viewer } from '../../identity/index.js';
import { ListQuery } from './list.dto.js';
import { ListQueries } from './list.queries.js';
import { ListPageAnswer } from '../disclosure/challenge.answers.js';

@ApiTags('challenges')
@Controller('challenges')
export class ListController {
  constructor(private readonly queries: ListQueries) {}

  /** The public list, with facets. Nothing here tells of bids, not even how many there are. */
  @Get()
  @Does('challenge.browse')
  @ApiOkResponse({ type: ListPageAnswer })
  page(@MaybeViewer() viewer: Viewer | null, @Query() query: ListQuery) {
    return this.queries.page(viewer, query);
  }
}
