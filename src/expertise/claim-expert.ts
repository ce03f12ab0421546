import { Injectable } from '@nestjs/common';
import { conflict, forbidden, notFound } from '../../libs/kernel/index.js';
import { authorise, may, type Viewer } from '../identity/index.js';
import { type Change, Changes, type Origin } from '../platform/events/index.js';
import { personNameKey } from './person-name-key.js';

interface Claimed {
  organisationId: string;
  personId: string | null;
  email: string | null;
  keys: string[];
}

@Injectable()
export class ClaimExpert {
  constructor(private readonly changes: Changes) {}

  /**
   * Links a person to the expert he is, within one organisation. A professor may claim only a
   * profile of his own name or mail address; a coordinator decides for others.
   */
  run(viewer: Viewer, origin: Origin, id: string, personId = viewer.personId): Promise<void> {
    return this.changes.run(origin, async (change) => {
      const expert = await lockExpert(change, id);
      const person = await memberOf(change, personId, expert.organisationId);
      authorise(viewer, 'expert.write', { personId }, 'person');
      if (!person) throw notFound('expert');
      if (expert.personId === personId) return;
      if (expert.personId)
        throw conflict('expert-claimed', 'This profile belongs to somebody already.');
      if (!may(viewer, 'expert.write', { personId: null }) && !isHis(expert, person))
        throw forbidden(
          'The profile has another name than you; ask a coordinator to link it.',
          'name-differs',
        );
      const other = await change.manager.query(`select 1 from expert where person_id = $1`, [
        personId,
      ]);
      if (other.length) throw conflict('profile-exists', 'This person has a profile already.');
      await change.manager.query(
        `update expert set person_id = $2, version = version + 1,
           updated_at = clock_timestamp() where id = $1`,
        [id, personId],
      );
      const payload = { personId };
      await change.record({ stream: `expert:${id}`, type: 'expertClaimed', payload });
    });
  }
}

async function lockExpert(change: Change, id: string): Promise<Claimed> {
  const [row] = await change.manager.query(
    `select organisation_id as "organisationId", person_id as "personId", email,
       array(select key from expert_name where expert_id = $1) as keys
     from expert where id = $1 for update`,
    [id],
  );
  if (!row) throw notFound('expert');
  return row;
}

interface Person {
  name: string;
  nameEn: string | null;
  email: string | null;
}

async function memberOf(
  change: Change,
  personId: string,
  organisationId: string,
): Promise<Person | undefined> {
  const [row] = await change.manager.query<Person[]>(
    `select p.name, p.name_en as "nameEn", p.email from person p
     where p.id = $1 and exists (select 1 from membership where person_id = p.id
       and organisation_id = $2 and role = 'professor' and ended_at is null)`,
    [personId, organisationId],
  );
  return row;
}

function isHis(expert: Claimed, person: Person): boolean {
  if (expert.email && expert.email.toLowerCase() === person.email) return true;
  return [person.name, person.nameEn ?? ''].some((name) =>
    expert.keys.includes(personNameKey(name)),
  );
}
