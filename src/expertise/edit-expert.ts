import { Injectable } from '@nestjs/common';
import { DomainError, notFound } from '../../libs/kernel/index.js';
import { authorise, type Viewer } from '../identity/index.js';
import { Changes, type Origin } from '../platform/events/index.js';
import { sayByHand } from './expert-by-hand.js';
import { type ExpertPatch } from './expertise.dto.js';
import { lockExpertise } from './storing/lock-expertise.js';

@Injectable()
export class EditExpert {
  constructor(private readonly changes: Changes) {}

  /** Changes the given fields; no later import takes that back. */
  run(viewer: Viewer, origin: Origin, id: string, patch: ExpertPatch): Promise<void> {
    const { version, loadCap, ...said } = patch;
    return this.changes.run(origin, async (change) => {
      await lockExpertise(change);
      const [row] = await change.manager.query(
        `select organisation_id as "organisationId", person_id as "personId", version
         from expert where id = $1 for update`,
        [id],
      );
      if (!row) throw notFound('expert');
      authorise(viewer, 'expert.write', { personId: row.personId }, 'expert');
      if (version !== undefined && version !== row.version) throw staleEdit(row.version);
      const expertIds = await sayByHand(change, { id, organisationId: row.organisationId }, said);
      if (loadCap !== undefined)
        await change.manager.query(`update expert set load_cap = $2 where id = $1`, [id, loadCap]);
      const payload = { fields: Object.keys(patch).sort(), expertIds };
      await change.record({ stream: `expert:${id}`, type: 'expertEdited', payload });
    });
  }
}

const staleEdit = (version: number): DomainError =>
  new DomainError(
    'conflict',
    'stale-edit',
    `Somebody has changed this profile meanwhile: it is at version ${version} now.`,
    { facts: { version } },
  );
