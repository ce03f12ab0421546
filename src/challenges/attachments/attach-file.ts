import { type IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError, invalid, notFound } from '../../../libs/kernel/index.js';
import { authorise, type Viewer } from '../../identity/index.js';
import { Changes, type Origin } from '../../platform/events/index.js';
import { receiveUpload, type StoredFile, storeFile } from '../../platform/storage/index.js';
import { Challenge } from '../challenge.entity.js';
import { CHALLENGE_LIMITS as LIMITS } from '../challenge-facts.js';
import { PART_TIERS, type PartTier } from '../disclosure/tier.js';
import { lockChallenge } from '../save-challenge.js';

@Injectable()
export class AttachFile {
  constructor(
    private readonly changes: Changes,
    private readonly dataSource: DataSource,
  ) {}

  /** Adds the uploaded file to a draft or a returned challenge. */
  async run(
    viewer: Viewer,
    origin: Origin,
    id: string,
    request: IncomingMessage,
  ): Promise<StoredFile & { tier: PartTier }> {
    await this.checkBeforeReading(viewer, id);
    const fileBytes = LIMITS.attachmentBytes;
    const upload = await receiveUpload(request, { fileBytes, fields: ['tier'] });
    const tier = readTier(upload.fields.tier ?? 'detail');
    return this.changes.run(origin, async (change) => {
      const challenge = await lockChallenge(change, id);
      mayAttach(viewer, challenge);
      await requireRoom(change.manager, id);
      const { organisationId } = challenge;
      const owner = { organisationId, createdBy: viewer.personId };
      const file = await storeFile(change.manager, upload, owner);
      await change.manager.query(
        `insert into challenge_attachment (challenge_id, file_id, tier) values ($1, $2, $3)`,
        [id, file.id, tier],
      );
      const payload = { fileId: file.id, tier, size: file.size, sha256: file.sha256 };
      await change.record({ stream: `challenge:${id}`, type: 'attachmentAdded', payload });
      return { ...file, tier };
    });
  }

  /** Nobody uploads twenty megabytes to be told afterwards that he may not. */
  private async checkBeforeReading(viewer: Viewer, id: string): Promise<void> {
    const challenge = await this.dataSource.manager.findOneBy(Challenge, { id });
    if (!challenge) throw notFound('challenge');
    mayAttach(viewer, challenge);
    await requireRoom(this.dataSource.manager, id);
  }
}

export function mayAttach(viewer: Viewer, challenge: Challenge): void {
  const { organisationId } = challenge;
  authorise(viewer, 'challenge.write', { organisationId }, 'challenge');
  challenge.requireEditable();
}

function readTier(given: string): PartTier {
  const tier = PART_TIERS.find((known) => known === given);
  if (tier) return tier;
  const message = `must be one of ${PART_TIERS.join(', ')}`;
  throw invalid('validation-failed', `tier ${message}.`, [
    ...[{ field: 'tier', message, code: 'not-a-choice' as const }],
  ]);
}

async function requireRoom(source: Pick<DataSource, 'query'>, id: string): Promise<void> {
  const [{ count }] = await source.query(
    `select count(*)::int as count from challenge_attachment where challenge_id = $1`,
    [id],
  );
  if (count < LIMITS.attachments) return;
  const message = `A challenge has at most ${LIMITS.attachments} attachments; delete one first.`;
  throw new DomainError('conflict', 'too-many-attachments', message);
}
