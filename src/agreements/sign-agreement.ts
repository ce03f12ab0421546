import { Injectable } from '@nestjs/common';
import { notFound } from '../../libs/kernel/index.js';
import { authorise, type Viewer } from '../identity/index.js';
import { Changes, type Origin } from '../platform/events/index.js';
import { type Agreement, type Side } from './agreement.entity.js';
import { lockAgreement, saveAgreement } from './edit-agreement.js';

@Injectable()
export class SignAgreement {
  constructor(private readonly changes: Changes) {}

  /** Signs for the viewer's side the version he has read; the second signature makes it binding. */
  run(viewer: Viewer, origin: Origin, id: string, version: number): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const agreement = await lockAgreement(change, id);
      const { issuerId, takerId } = agreement;
      authorise(viewer, 'agreement.sign', { organisationId: [issuerId, takerId] }, 'agreement');
      agreement.requireVersion(version);
      const side = sideOf(viewer, agreement);
      if (!side) throw notFound('agreement');
      if (!agreement.sign(side, viewer.personId, await change.now())) return;
      await saveAgreement(change, agreement);
      const stream = `agreement:${id}`;
      const payload = { by: side, ...(agreement.state === 'signed' ? { binding: true } : {}) };
      await change.record({ stream, type: 'agreementSigned', payload });
    });
  }
}

/** The side a viewer can sign for, if any. */
export function sideOf(
  viewer: Viewer,
  agreement: Pick<Agreement, 'issuerId' | 'takerId'>,
): Side | null {
  if (viewer.organisationId === agreement.issuerId) return 'issuer';
  return viewer.organisationId === agreement.takerId ? 'taker' : null;
}
