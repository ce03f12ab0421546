import { Injectable } from '@nestjs/common';
import { conflict, DomainError, invalid, notFound } from '../../../libs/kernel/index.js';
import { areWeightsOf, viewsOf, type ViewWeights } from '../../../libs/matching/index.js';
import { type Viewer } from '../../identity/index.js';
import { type Change, Changes, type Origin } from '../../platform/events/index.js';
import { WEIGHTS_STREAM } from './learn-from-use.js';

export interface WantedWeights {
  /** Null: those the engine comes with. */
  versionId: string | null;
  reason: string;
  /** Number of what was in force when the person decided; null where nothing ever was put there. */
  seen: number | null;
}

@Injectable()
export class PutWeightsInForce {
  constructor(private readonly changes: Changes) {}

  /**
   * Puts a version in force, an earlier one again, or those the engine comes with. Needs are ranked
   * anew from then on; runs that were made keep the version they were made with. 409
   * `weights-changed` when somebody else was quicker.
   */
  run(viewer: Viewer, origin: Origin, wanted: WantedWeights): Promise<void> {
    const { versionId, seen } = wanted;
    const reason = wanted.reason.trim();
    if (!reason)
      throw invalid('words-needed', 'Write a reason.', [{ field: 'reason', message: 'is needed' }]);
    return this.changes.run(origin, async (change) => {
      await change.manager.query(`select pg_advisory_xact_lock(hashtext('weights-in-force'))`);
      const held = await lockEnforcement(change);
      if ((held?.number ?? null) !== seen) throw changedMeanwhile(held);
      if ((held?.versionId ?? null) === versionId)
        throw conflict('weights-in-force-already', 'These weights are in force already.');
      if (versionId) await requireVersion(change, versionId);
      const number = await enforce(change, { versionId, reason, putBy: viewer.personId });
      const payload = { versionId, before: held?.versionId ?? null, reason, number };
      await change.record({ stream: WEIGHTS_STREAM, type: 'weightsPutInForce', payload });
    });
  }
}

interface Held {
  number: number;
  versionId: string | null;
  by: string;
}

async function lockEnforcement(change: Change): Promise<Held | undefined> {
  const [held] = await change.manager.query<Held[]>(
    `select e.number, e.version_id as "versionId", p.name as by
     from weight_enforcement e join person p on p.id = e.put_by
     where e.until is null for update of e`,
  );
  return held;
}

const changedMeanwhile = (held?: Held) =>
  new DomainError('conflict', 'weights-changed', 'Somebody put other weights in force meanwhile.', {
    facts: { by: held?.by ?? '' },
  });

async function requireVersion(change: Change, id: string): Promise<void> {
  const [version] = await change.manager.query<{ weights: ViewWeights }[]>(
    `select weights from weight_version where id = $1`,
    [id],
  );
  if (!version) throw notFound('weight-version');
  if (!areWeightsOf(viewsOf(), version.weights))
    throw conflict('weights-of-other-views', 'These weights belong to views of an earlier engine.');
}

async function enforce(
  change: Change,
  { versionId, reason, putBy }: { versionId: string | null; reason: string; putBy: string },
): Promise<number> {
  const since = await change.now();
  await change.manager.query(`update weight_enforcement set until = $1 where until is null`, [
    since,
  ]);
  const [{ number }] = await change.manager.query<{ number: number }[]>(
    `insert into weight_enforcement (version_id, reason, put_by, since) values ($1, $2, $3, $4)
     returning number`,
    [versionId, reason, putBy, since],
  );
  return number;
}
