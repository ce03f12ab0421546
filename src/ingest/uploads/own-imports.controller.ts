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
import { CancelImport } from '../cancel-import.js';
import { progressOf } from '../import-progress.js';
import { ImportAnswer } from '../imports.answers.js';
import { ImportsQueries } from '../imports.queries.js';
import { ImportUploads } from './import-uploads.js';
import { ImportProblemsAnswer, ImportUploadAnswer } from './uploads.answers.js';
import { ProblemsQuery, UploadForm, UploadQuery, UploadRunBody } from './uploads.dto.js';
import { UploadsQueries } from './uploads.queries.js';

/** Files by which an expert brings his own works: BibTeX, RIS, ORCID, OpenAlex, tables. */
@ApiTags('expertise')
@Controller('experts/:id/imports/uploads')
export class OwnUploadsController {
  constructor(
    private readonly uploads: ImportUploads,
    private readonly queries: UploadsQueries,
    private readonly imports: ImportsQueries,
  ) {}

  @Post()
  @Does('expert.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadForm })
  @ApiCreatedResponse({ type: ImportUploadAnswer })
  async take(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Req() request: Request,
  ) {
    const id = await this.uploads.take(viewer, origin, request, expertId);
    return this.queries.preview(await this.uploads.find(viewer, id, expertId));
  }

  @Get(':uploadId')
  @Does('expert.write')
  @ApiOkResponse({ type: ImportUploadAnswer })
  async one(
    @CurrentViewer() viewer: Viewer,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('uploadId', ParseUUIDPipe) id: string,
    @Query() query: UploadQuery,
  ) {
    return this.queries.preview(await this.uploads.find(viewer, id, expertId), query.format);
  }

  @Post(':uploadId/runs')
  @Does('expert.write')
  @ApiCreatedResponse({ type: ImportAnswer })
  async run(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('uploadId', ParseUUIDPipe) id: string,
    @Body() body: UploadRunBody,
  ) {
    const upload = await this.uploads.find(viewer, id, expertId);
    return this.imports.one(viewer, await this.uploads.start(viewer, origin, upload, body));
  }

  @Delete(':uploadId')
  @Does('expert.write')
  @HttpCode(204)
  async remove(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) expertId: string,
    @Param('uploadId', ParseUUIDPipe) id: string,
  ) {
    await this.uploads.remove(origin, await this.uploads.find(viewer, id, expertId));
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
