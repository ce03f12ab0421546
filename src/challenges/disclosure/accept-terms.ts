import { Injectable } from '@nestjs/common';
import { DomainError, conflict, forbidden, notFound } from '../../../libs/kernel/index.js';
import { authorise, type Viewer } from '../../identity/index.js';
import { Changes, type Origin } from '../../platform/events/index.js';
import { lockChallenge } from '../save-challenge.js';
import { CONFIDENTIALITY_TERMS } from './confidentiality-terms.js';

@Injectable()
export class AcceptTerms {
  constructor(private readonly changes: Changes) {}

  /** Records that the viewer accepts the terms of this version; accepting twice changes nothing. */
  async run(viewer: Viewer, origin: Origin, id: string, version: string): Promise<void> {
    const { personId, organisationId } = viewer;
    authorise(viewer, 'challenge.accept-terms', { personId }, 'challenge');
    if (organisationId === null) throw forbidden('Act for an organisation to accept terms.');
    requireInForce(version);
    await this.changes.run(origin, async (change) => {
      const challenge = await lockChallenge(change, id);
      if (challenge.listedAt === null) throw notFound('challenge');
      if (challenge.state === 'withdrawn')
        throw conflict('challenge-state', 'This challenge has been withdrawn.');
      const inserted = await change.manager.query(
        `insert into confidentiality_acceptance
           (challenge_id, person_id, organisation_id, terms_version)
         values ($1, $2, $3, $4) on conflict do nothing returning 1`,
        [id, personId, organisationId, version],
      );
      if (inserted.length === 0) return;
      const payload = { personId, organisationId, termsVersion: version };
      await change.record({ stream: `challenge:${id}`, type: 'termsAccepted', payload });
    });
  }
}

function requireInForce(version: string): void {
  const current = CONFIDENTIALITY_TERMS.version;
  if (version === current) return;
  const message = `The terms in force are version ${current}; read and accept those.`;
  throw new DomainError('conflict', 'terms-changed', message, { facts: { version: current } });
}
