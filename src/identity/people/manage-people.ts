import { Injectable } from '@nestjs/common';
import { conflict, forbidden, notFound } from '../../../libs/kernel/index.js';
import { type Change, Changes, type Origin } from '../../platform/events/index.js';
import { type Role } from '../roles.js';
import { Sessions } from '../sessions.js';
import { authorise, type Viewer } from '../viewer.js';

/**
 * Who may sign in, in which roles, and who looks after whom. Nobody shuts himself out, and
 * administrators only each other; stewards reach no further than their own organisation.
 */
@Injectable()
export class ManagePeople {
  constructor(
    private readonly changes: Changes,
    private readonly sessions: Sessions,
  ) {}

  /** The person can't sign in any more, and whatever he has open ends; what he did stays his. */
  deactivate(viewer: Viewer, origin: Origin, personId: string, reason: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const person = await lockOther(change, viewer, personId);
      if (person.disabled) return;
      await setDisabled(change, personId, reason);
      await this.sessions.revokeOthers(change, personId, null);
      await tell(change, personId, 'personDeactivated', { reason });
    });
  }

  reactivate(viewer: Viewer, origin: Origin, personId: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const person = await lockOther(change, viewer, personId);
      if (!person.disabled) return;
      await setDisabled(change, personId, null);
      await tell(change, personId, 'personReactivated');
    });
  }

  /** Takes a role back; sessions that act in it act in none from then on. */
  endRole(viewer: Viewer, origin: Origin, membershipId: string): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const { personId, organisationId, role } = await lockRole(change, viewer, membershipId);
      await change.manager.query(
        `update membership set ended_at = clock_timestamp() where id = $1`,
        [membershipId],
      );
      await tell(change, personId, 'roleEnded', { organisationId, role });
    });
  }

  /** Makes somebody a steward of his organisation, or no longer one. */
  setSteward(
    viewer: Viewer,
    origin: Origin,
    membershipId: string,
    steward: boolean,
  ): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const held = await lockRole(change, viewer, membershipId);
      if (held.steward === steward) return;
      await change.manager.query(`update membership set steward = $2 where id = $1`, [
        ...[membershipId, steward],
      ]);
      const { personId, organisationId } = held;
      const type = steward ? 'stewardshipGiven' : 'stewardshipEnded';
      await tell(change, personId, type, { organisationId });
    });
  }
}

interface HeldRole {
  personId: string;
  organisationId: string;
  role: Role;
  steward: boolean;
}

async function lockRole(change: Change, viewer: Viewer, membershipId: string): Promise<HeldRole> {
  const [held]: HeldRole[] = await change.manager.query(
    `select person_id as "personId", organisation_id as "organisationId", role, steward
     from membership where id = $1 and ended_at is null for update`,
    [membershipId],
  );
  if (!held) throw notFound('membership');
  authorise(viewer, 'person.manage', { organisationId: held.organisationId }, 'membership');
  await lockOther(change, viewer, held.personId);
  return held;
}

async function lockOther(
  change: Change,
  viewer: Viewer,
  personId: string,
): Promise<{ disabled: boolean }> {
  const [row] = await change.manager.query(
    `select disabled_at is not null as disabled, exists (select 1 from membership
       where person_id = $1 and role = 'admin' and ended_at is null) as admin
     from person where id = $1 for update`,
    [personId],
  );
  if (!row) throw notFound('person');
  if (personId.toLowerCase() === viewer.personId)
    throw conflict('not-oneself', 'Ask somebody else to do this to you.');
  if (row.admin && viewer.role !== 'admin')
    throw forbidden('Only an administrator may do this to an administrator.', 'admins-only');
  return row;
}

/** With a reason he can't sign in; without, he can. */
const setDisabled = (change: Change, personId: string, reason: string | null): Promise<unknown> =>
  change.manager.query(
    `update person set disabled_reason = $2, updated_at = clock_timestamp(),
       disabled_at = case when $2::text is not null then clock_timestamp() end where id = $1`,
    [personId, reason],
  );

const tell = (change: Change, personId: string, type: string, payload = {}): Promise<unknown> =>
  change.record({ stream: `person:${personId}`, type, payload });
