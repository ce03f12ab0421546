import {
  Controller,
  Get,
  HttpCode,
  type MessageEvent,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  Sse,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Request } from 'express';
import { type Observable } from 'rxjs';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../identity/index.js';
import { type Origin } from '../platform/events/index.js';
import { AnswersFile } from '../platform/http/index.js';
import { CancelImport } from './cancel-import.js';
import { progressOf } from './import-progress.js';
import { FormatsAnswer, ImportAnswer, ImportsAnswer } from './imports.answers.js';
import { ImportForm, ImportsQuery } from './imports.dto.js';
import { ImportsQueries } from './imports.queries.js';
import { RequestImport } from './request-import.js';
import { ImportProblemsAnswer } from './uploads/uploads.answers.js';
import { ProblemsQuery } from './uploads/uploads.dto.js';
import { UploadsQueries } from './uploads/uploads.queries.js';

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly queries: ImportsQueries,
    private readonly requestImport: RequestImport,
    private readonly cancelImport: CancelImport,
    private readonly uploads: UploadsQueries,
  ) {}

  @Get()
  @Does('import.run')
  @ApiOkResponse({ type: ImportsAnswer })
  list(@CurrentViewer() viewer: Viewer, @Query() query: ImportsQuery) {
    return this.queries.list(viewer, query);
  }

  /** Takes a file as multipart/form-data; a worker reads it. */
  @Post()
  @Does('import.run')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: ImportForm })
  @ApiCreatedResponse({ type: ImportAnswer })
  async add(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Req() request: Request,
  ) {
    const { id } = await this.requestImport.run(viewer, origin, request);
    return this.queries.one(viewer, id);
  }

  @Get('formats')
  @Does('import.run')
  @ApiOkResponse({ type: FormatsAnswer })
  formats() {
    return this.queries.formats();
  }

  @Get(':id')
  @Does('import.run')
  @ApiOkResponse({ type: ImportAnswer })
  one(@CurrentViewer() viewer: Viewer, @Param('id', ParseUUIDPipe) id: string) {
    return this.queries.one(viewer, id);
  }

  /** Progress as server-sent events, each the same as GET /imports/:id; ends with the import. */
  @Sse(':id/events')
  @Does('import.run')
  @ApiOkResponse({ type: ImportAnswer, description: 'Data of each `progress` event' })
  async events(
    @CurrentViewer() viewer: Viewer,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<Observable<MessageEvent>> {
    await this.queries.one(viewer, id);
    return progressOf(() => this.queries.one(viewer, id));
  }

  @Put(':id/cancellation')
  @Does('import.run')
  @HttpCode(204)
  cancel(@RequestOrigin() origin: Origin, @Param('id', ParseUUIDPipe) id: string) {
    return this.cancelImport.run(origin, id);
  }

  /** The records that were not stored, a page at a time, and of each kind how many. */
  @Get(':id/problems')
  @Does('import.run')
  @ApiOkResponse({ type: ImportProblemsAnswer })
  problems(@Param('id', ParseUUIDPipe) id: string, @Query() query: ProblemsQuery) {
    return this.uploads.problems(id, query);
  }

  /** Every record that was not stored: line, field, code, reason, beginning of the record. */
  @Get(':id/errors.csv')
  @Does('import.run')
  @AnswersFile('text/csv')
  errors(@Param('id', ParseUUIDPipe) id: string) {
    return this.queries.problems(id);
  }
}
