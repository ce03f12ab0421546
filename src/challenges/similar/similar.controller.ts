import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentViewer, Does, type Viewer } from '../../identity/index.js';
import { SimilarAnswer } from '../disclosure/challenge.answers.js';
import { SimilarQueries } from './similar.queries.js';

@ApiTags('challenges')
@Controller('challenges/:id/similar')
export class SimilarController {
  constructor(private readonly queries: SimilarQueries) {}

  /** Listed challenges that resemble this one, the closest first. */
  @Get()
  @Does('challenge.manage')
  @ApiOkResponse({ type: SimilarAnswer })
  list(@CurrentViewer() viewer: Viewer, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.of(viewer, id);
  }
}
