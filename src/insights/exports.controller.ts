import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags, OmitType } from '@nestjs/swagger';
import { ListQuery } from '../challenges/index.js';
import { Does, MaybeViewer, type Viewer } from '../identity/index.js';
import { AnswersFile } from '../platform/http/index.js';
import { ExportChallenges } from './export-challenges.js';

/** The filters of the public list; a file has no pages. */
class ExportQuery extends OmitType(ListQuery, ['page', 'pageSize'] as const) {}

@ApiTags('exports')
@Controller('exports')
export class ExportsController {
  constructor(private readonly exportChallenges: ExportChallenges) {}

  @Get('challenges.csv')
  @Does('challenge.browse')
  @AnswersFile('text/csv')
  challenges(@MaybeViewer() viewer: Viewer | null, @Query() query: ExportQuery) {
    return this.exportChallenges.run(viewer, query);
  }
}
