import {
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import { type Request } from 'express';
import {
  CurrentViewer,
  Does,
  MaybeViewer,
  RequestOrigin,
  type Viewer,
} from '../../identity/index.js';
import { type Origin } from '../../platform/events/index.js';
import { AnswersFile } from '../../platform/http/index.js';
import { PART_TIERS } from '../disclosure/tier.js';
import { AttachFile } from './attach-file.js';
import { AttachmentQueries } from './attachment.queries.js';
import { RemoveAttachment } from './remove-attachment.js';
import { UploadAnswer } from '../disclosure/challenge.answers.js';

@ApiTags('challenges')
@Controller('challenges/:id/attachments')
export class AttachmentsController {
  constructor(
    private readonly queries: AttachmentQueries,
    private readonly attachFile: AttachFile,
    private readonly removing: RemoveAttachment,
  ) {}

  /** Uploads one file, at most 20 MB; its tier says who may download it. */
  @Post()
  @Does('challenge.write')
  @ApiCreatedResponse({ type: UploadAnswer })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        file: { type: 'string', format: 'binary' },
        tier: { type: 'string', enum: [...PART_TIERS], default: 'detail' },
      },
    },
  })
  attach(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: Request,
  ) {
    return this.attachFile.run(viewer, origin, id, request);
  }

  @Get(':fileId')
  @Does('challenge.read')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Cache-Control', 'private, no-store')
  @AnswersFile('application/octet-stream')
  download(
    @MaybeViewer() viewer: Viewer | null,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ) {
    return this.queries.download(viewer, id, fileId);
  }

  @Delete(':fileId')
  @Does('challenge.write')
  @HttpCode(204)
  remove(
    @CurrentViewer() viewer: Viewer,
    @RequestOrigin() origin: Origin,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ) {
    return this.removing.run(viewer, origin, id, fileId);
  }
}
