import { Injectable } from '@nestjs/common';
import { conflict, forbidden, invalid, notFound } from '../../libs/kernel/index.js';
import { may, type Viewer } from '../identity/index.js';
import { type Change, Changes, type Origin } from '../platform/events/index.js';
import { newId } from '../platform/ids.js';
import { sayByHand } from './expert-by-hand.js';
import { type NewExpert } from './expertise.dto.js';
import { lockExpertise } from './storing/lock-expertise.js';
import { keysOf } from './storing/merge-expert.js';

@Injectable()
export class CreateExpert {
  constructor(private readonly changes: Changes) {}

  /** A professor makes his own profile, once; a coordinator anybody's. 409 for a known person. */
  run(viewer: Viewer, origin: Origin, body: NewExpert): Promise<{ id: string }> {
    const { organisationId: given, loadCap = null, ...said } = body;
    const forOthers = may(viewer, 'expert.write', { personId: null });
    const organisationId = given ?? (forOthers ? null : viewer.organisationId);
    if (!forOthers && organisationId !== viewer.organisationId) throw notFound('organisation');
    if (!organisationId)
      throw invalid('organisation-missing', 'Say which organisation the expert belongs to.', [
        { field: 'organisationId', message: 'is missing', code: 'missing' },
      ]);
    const personId = forOthers ? null : viewer.personId;
    return this.changes.run(origin, async (change) => {
      await lockExpertise(change);
      const organisation = await nameOf(change, organisationId);
      await requireNew(change, { organisationId, personId, names: [said.name, said.nameEn] });
      const id = newId();
      const expertIds = await sayByHand(change, { id, organisationId }, { ...said, organisation });
      await change.manager.query(`update expert set person_id = $2, load_cap = $3 where id = $1`, [
        id,
        personId,
        loadCap,
      ]);
      const payload = { organisationId, personId, expertIds };
      await change.record({ stream: `expert:${id}`, type: 'expertCreated', payload });
      return { id };
    });
  }
}

async function nameOf(change: Change, organisationId: string): Promise<string> {
  const [row] = await change.manager.query(`select name from organisation where id = $1`, [
    organisationId,
  ]);
  if (!row) throw notFound('organisation');
  return row.name;
}

async function requireNew(
  change: Change,
  facts: {
    organisationId: string;
    personId: string | null;
    names: (string | null | undefined)[];
  },
): Promise<void> {
  const [own] = await change.manager.query(`select id from expert where person_id = $1`, [
    facts.personId,
  ]);
  if (own) throw conflict('profile-exists', 'You have a profile already; edit that one.');
  const [same] = await change.manager.query(
    `select e.id, e.person_id as "personId" from expert e join expert_name n on n.expert_id = e.id
     where e.organisation_id = $1 and n.key = any($2) limit 1`,
    [facts.organisationId, keysOf(facts.names)],
  );
  if (!same) return;
  if (facts.personId && same.personId)
    throw forbidden('A colleague of this name has a profile; ask a coordinator.', 'name-taken');
  throw conflict(
    'expert-exists',
    `There is an expert of this name in the organisation already (${same.id}); claim or edit it.`,
  );
}
