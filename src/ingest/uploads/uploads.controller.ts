import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Request } from 'express';
import { CurrentViewer, Does, RequestOrigin, type Viewer } from '../../identity/index.js';
import { type Origin } from '../../platform/events/index.js';
import { ImportAnswer } from '../imports.answers.js';
import { ImportsQueries } from '../imports.queries.js';
import { ImportUploads } from './import-uploads.js';
import { ImportUploadAnswer } from './uploads.answers.js';
import { UploadForm, UploadQuery, UploadRunBody } from './uploads.dto.js';
import { UploadsQueries } from './uploads.queries.js';

/** A file is sent once, looked at, tried, and then imported. */
@ApiTags('imports')
@Controller('imports/uploads')
export class UploadsController {
  constructor(
    private readonly uploads: ImportUploads,
    private readonly queries: UploadsQueries,
    private readonly imports: ImportsQueries,
  ) {}

  @Post()
  @Does('import.run')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadForm })
  @ApiCreatedResponse({ type: ImportUploadAnswer })
  async take(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Req() request: Request,
  ) {
    const id = await this.uploads.take(viewer, origin, request, null);
    return this.queries.preview(await this.uploads.find(viewer, id, null));
  }

  /** How the file would be read; in another format, if one is named. */
  @Get(':uploadId')
  @Does('import.run')
  @ApiOkResponse({ type: ImportUploadAnswer })
  async one(
    @CurrentViewer() viewer: Viewer,
    @Param('uploadId', ParseUUIDPipe) id: string,
    @Query() query: UploadQuery,
  ) {
    return this.queries.preview(await this.uploads.find(viewer, id, null), query.format);
  }

  /** A dry run, or the import itself; each may be asked for while the file waits. */
  @Post(':uploadId/runs')
  @Does('import.run')
  @ApiCreatedResponse({ type: ImportAnswer })
  async run(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('uploadId', ParseUUIDPipe) id: string,
    @Body() body: UploadRunBody,
  ) {
    const upload = await this.uploads.find(viewer, id, null);
    return this.imports.one(viewer, await this.uploads.start(viewer, origin, upload, body));
  }

  @Delete(':uploadId')
  @Does('import.run')
  @HttpCode(204)
  async remove(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('uploadId', ParseUUIDPipe) id: string,
  ) {
    await this.uploads.remove(origin, await this.uploads.find(viewer, id, null));
  }
}
