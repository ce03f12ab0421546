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
import { UploadSteps } from './upload-steps.js';
import { ImportUploadAnswer } from './uploads.answers.js';
import { UploadForm, UploadPreviewBody, UploadQuery, UploadRunBody } from './uploads.dto.js';

/** A file is sent once, looked at, tried, and then imported. */
@ApiTags('imports')
@Controller('imports/uploads')
export class UploadsController {
  constructor(private readonly steps: UploadSteps) {}

  @Post()
  @Does('import.run')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadForm })
  @ApiCreatedResponse({ type: ImportUploadAnswer })
  take(@CurrentViewer() viewer: Viewer, @RequestOrigin() origin: Origin, @Req() request: Request) {
    return this.steps.take({ viewer, expertId: null }, origin, request);
  }

  /** How the file would be read; in another format, if one is named. */
  @Get(':uploadId')
  @Does('import.run')
  @ApiOkResponse({ type: ImportUploadAnswer })
  one(
    @CurrentViewer() viewer: Viewer,
    @Param('uploadId', ParseUUIDPipe) id: string,
    @Query() query: UploadQuery,
  ) {
    return this.steps.look({ viewer, expertId: null }, id, query);
  }

  /** How the file would be read if its columns meant what is said of them here; nothing is kept. */
  @Post(':uploadId/preview')
  @Does('import.run')
  @HttpCode(200)
  @ApiOkResponse({ type: ImportUploadAnswer })
  preview(
    @CurrentViewer() viewer: Viewer,
    @Param('uploadId', ParseUUIDPipe) id: string,
    @Body() body: UploadPreviewBody,
  ) {
    return this.steps.preview({ viewer, expertId: null }, id, body);
  }

  /** A dry run, or the import itself; each may be asked for while the file waits. */
  @Post(':uploadId/runs')
  @Does('import.run')
  @ApiCreatedResponse({ type: ImportAnswer })
  run(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('uploadId', ParseUUIDPipe) id: string,
    @Body() body: UploadRunBody,
  ) {
    return this.steps.run({ viewer, expertId: null }, origin, id, body);
  }

  @Delete(':uploadId')
  @Does('import.run')
  @HttpCode(204)
  remove(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('uploadId', ParseUUIDPipe) id: string,
  ) {
    return this.steps.remove({ viewer, expertId: null }, origin, id);
  }
}
