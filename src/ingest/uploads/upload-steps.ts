import { Injectable } from '@nestjs/common';
import { type Request } from 'express';
import { type Viewer } from '../../identity/index.js';
import { type Origin } from '../../platform/events/index.js';
import { ImportsQueries } from '../imports.queries.js';
import { columnsIn } from './columns-in.js';
import { ImportUploads, requireFit } from './import-uploads.js';
import { type ImportUploadAnswer } from './uploads.answers.js';
import { type UploadPreviewBody, type UploadQuery, type UploadRunBody } from './uploads.dto.js';
import { UploadsQueries } from './uploads.queries.js';

/** Who looks after a file. `expertId`: whose own works it brings; null: the programme's imports. */
export interface Bringer {
  viewer: Viewer;
  expertId: string | null;
}

/**
 * The steps of an import by a waiting file: sent, looked at, tried and run, removed. They are the
 * same for the programme and for an expert's own works, which have addresses of their own.
 */
@Injectable()
export class UploadSteps {
  constructor(
    private readonly uploads: ImportUploads,
    private readonly queries: UploadsQueries,
    private readonly imports: ImportsQueries,
  ) {}

  async take(bringer: Bringer, origin: Origin, request: Request): Promise<ImportUploadAnswer> {
    const id = await this.uploads.take(bringer.viewer, origin, request, bringer.expertId);
    return this.look(bringer, id);
  }

  async look(bringer: Bringer, id: string, query: UploadQuery = {}): Promise<ImportUploadAnswer> {
    const { organisationId } = bringer.viewer;
    return this.queries.preview(await this.find(bringer, id), organisationId, query);
  }

  /** The same with what somebody says of the format and the columns; nothing is kept. */
  async preview(
    bringer: Bringer,
    id: string,
    body: UploadPreviewBody,
  ): Promise<ImportUploadAnswer> {
    const upload = await this.find(bringer, id);
    requireFit(upload, body.format);
    return this.queries.preview(upload, bringer.viewer.organisationId, {
      format: body.format,
      columns: columnsIn(body),
    });
  }

  async run(bringer: Bringer, origin: Origin, id: string, body: UploadRunBody) {
    const { viewer } = bringer;
    const upload = await this.find(bringer, id);
    return this.imports.one(viewer, await this.uploads.start(viewer, origin, upload, body));
  }

  async remove(bringer: Bringer, origin: Origin, id: string): Promise<void> {
    await this.uploads.remove(origin, await this.find(bringer, id));
  }

  private find({ viewer, expertId }: Bringer, id: string) {
    return this.uploads.find(viewer, id, expertId);
  }
}
