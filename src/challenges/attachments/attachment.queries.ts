import { Injectable, type StreamableFile } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { notFound } from '../../../libs/kernel/index.js';
import { type Viewer } from '../../identity/index.js';
import { sendFile } from '../../platform/storage/index.js';
import { ChallengeQueries } from '../disclosure/challenge.queries.js';
import { visibleParts } from '../disclosure/tier.js';

@Injectable()
export class AttachmentQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly challenges: ChallengeQueries,
  ) {}

  /** The file of an attachment whose tier the viewer sees; 404 for any other. */
  async download(viewer: Viewer | null, id: string, fileId: string): Promise<StreamableFile> {
    const { tier } = await this.challenges.visible(viewer, id);
    const found = await this.dataSource.query(
      `select 1 from challenge_attachment
       where challenge_id = $1 and file_id = $2 and tier = any($3)`,
      [id, fileId, visibleParts(tier)],
    );
    if (found.length === 0) throw notFound('attachment');
    return sendFile(this.dataSource, fileId);
  }
}
