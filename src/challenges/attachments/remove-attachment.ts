import { Injectable } from '@nestjs/common';
import { notFound } from '../../../libs/kernel/index.js';
import { type Viewer } from '../../identity/index.js';
import { Changes, type Origin } from '../../platform/events/index.js';
import { deleteFile } from '../../platform/storage/index.js';
import { lockChallenge } from '../save-challenge.js';
import { mayAttach } from './attach-file.js';

@Injectable()
export class RemoveAttachment {
  constructor(private readonly changes: Changes) {}

  /** Deletes an attachment while its challenge can be edited. */
  run(viewer: Viewer, origin: Origin, id: string, fileId: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const challenge = await lockChallenge(change, id);
      mayAttach(viewer, challenge);
      const [, count] = await change.manager.query(
        `delete from challenge_attachment where challenge_id = $1 and file_id = $2`,
        [id, fileId],
      );
      if (count === 0) throw notFound('attachment');
      await deleteFile(change.manager, fileId);
      const payload = { fileId };
      await change.record({ stream: `challenge:${id}`, type: 'attachmentRemoved', payload });
    });
  }
}
