import {
  Body,
  Controller,
  Delete,
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
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../../identity/index.js';
import { type Origin } from '../../platform/events/index.js';
import { AnswersFile } from '../../platform/http/index.js';
import { CancelImport } from '../cancel-import.js';
import { progressOf } from '../import-progress.js';
import { ImportAnswer } from '../imports.answers.js';
import { ImportsQueries } from '../imports.queries.js';
import { ImportUploads } from './import-uploads.js';
import { UploadSteps } from './upload-steps.js';
import { ImportProblemsAnswer, ImportUploadAnswer } from './uploads.answers.js';
import {
  ProblemsQuery,
  UploadForm,
  UploadPreviewBody,
  UploadQuery,
  UploadRunBody,
} from './uploads.dto.js';
import { UploadsQueries } from './uploads.queries.js';

/** Files by which an expert brings his own works: BibTeX, RIS, ORCID, OpenAlex, tables. */
@ApiTags('expertise')
@Controller('experts/:id/imports/uploads')
export class OwnUploadsController {
  constructor(private readonly steps: UploadSteps) {}

  @Post()
  @Does('expert.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadForm })
  @ApiCreatedResponse({ type: ImportUploadAnswer })
  take(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Req() request: Request,
  ) {
    return this.steps.take({ viewer, expertId }, origin, request);
  }

  @Get(':uploadId')
  @Does('expert.write')
  @ApiOkResponse({ type: ImportUploadAnswer })
  one(
    @CurrentViewer() viewer: Viewer,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('uploadId', ParseUUIDPipe) id: string,
    @Query() query: UploadQuery,
  ) {
    return this.steps.look({ viewer, expertId }, id, query);
  }

  @Post(':uploadId/preview')
  @Does('expert.write')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportUploadAnswer })
  preview(
    @CurrentViewer() viewer: Viewer,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('uploadId', ParseUUIDPipe) id: string,
    @Body() body: UploadPreviewBody,
  ) {
    return this.steps.preview({ viewer, expertId }, id, body);
  }

  @Post(':uploadId/runs')
  @Does('expert.write')
  @ApiCreatedResponse({ type: ImportAnswer })
  run(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('uploadId', ParseUUIDPipe) id: string,
    @Body() body: UploadRunBody,
  ) {
    return this.steps.run({ viewer, expertId }, origin, id, body);
  }

  @Delete(':uploadId')
  @Does('expert.write')
  @HttpCode(204)
  remove(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('uploadId', ParseUUIDPipe) id: string,
  ) {
    return this.steps.remove({ viewer, expertId }, origin, id);
  }
}

/** What became of them. */
@ApiTags('expertise')
@Controller('experts/:id/imports/:importId')
export class OwnImportsController {
  constructor(
    private readonly uploads: ImportUploads,
    private readonly queries: UploadsQueries,
    private readonly imports: ImportsQueries,
    private readonly cancelImport: CancelImport,
  ) {}

  @Get()
  @Does('expert.write')
  @ApiOkResponse({ type: ImportAnswer })
  async one(
    @CurrentViewer() viewer: Viewer,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('importId', ParseUUIDPipe) id: string,
  ) {
    await this.requireOwn(viewer, expertId, id);
    return this.imports.one(viewer, id);
  }

  /** Progress as server-sent events, each the same as the import itself; ends with it. */
  @Sse('events')
  @Does('expert.write')
  @ApiOkResponse({ type: ImportAnswer, description: 'Data of each `progress` event' })
  async events(
    @CurrentViewer() viewer: Viewer,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('importId', ParseUUIDPipe) id: string,
  ): Promise<Observable<MessageEvent>> {
    await this.requireOwn(viewer, expertId, id);
    return progressOf(() => this.imports.one(viewer, id));
  }

  @Get('problems')
  @Does('expert.write')
  @ApiOkResponse({ type: ImportProblemsAnswer })
  async problems(
    @CurrentViewer() viewer: Viewer,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('importId', ParseUUIDPipe) id: string,
    @Query() query: ProblemsQuery,
  ) {
    await this.uploads.requireOwn(viewer, expertId);
    return this.queries.problems(id, query, expertId);
  }

  /** Every record that was not stored: line, field, code, reason, beginning of the record. */
  @Get('errors.csv')
  @Does('expert.write')
  @AnswersFile('text/csv')
  async errors(
    @CurrentViewer() viewer: Viewer,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('importId', ParseUUIDPipe) id: string,
  ) {
    await this.requireOwn(viewer, expertId, id);
    return this.imports.problems(id);
  }

  @Put('cancellation')
  @Does('expert.write')
  @HttpCode(204)
  async cancel(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('importId', ParseUUIDPipe) id: string,
  ) {
    await this.requireOwn(viewer, expertId, id);
    await this.cancelImport.run(origin, id);
  }

  private async requireOwn(viewer: Viewer, expertId: string, id: string): Promise<void> {
    await this.uploads.requireOwn(viewer, expertId);
    await this.queries.requireRun(id, expertId);
  }
}
