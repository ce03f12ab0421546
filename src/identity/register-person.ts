import { conflict } from '../../libs/kernel/index.js';
import { type Change } from '../platform/events/index.js';
import { newId } from '../platform/ids.js';
import { type Role } from './roles.js';

export interface PersonFacts {
  id?: string;
  email: string;
  name: string;
  nameEn?: string | null;
  locale: 'zh' | 'en';
  passwordHash: string;
}

/** Creates a person who can sign in; 409 when the address is taken. Mail addresses ignore case. */
export async function registerPerson(change: Change, facts: PersonFacts): Promise<string> {
  const id = facts.id ?? newId();
  const email = facts.email.trim().toLowerCase();
  const inserted = await change.manager.query(
    `insert into person (id, email, name, name_en, locale, password_hash)
     values ($1, $2, $3, $4, $5, $6) on conflict (email) do nothing returning id`,
    [id, email, facts.name, facts.nameEn ?? null, facts.locale, facts.passwordHash],
  );
  if (inserted.length === 0)
    throw conflict('email-taken', 'There is already an account with this mail address; sign in.');
  await change.record({ stream: `person:${id}`, type: 'personRegistered', payload: {} });
  return id;
}

/**
 * Gives a person a role in an organisation; giving it twice changes nothing. Who comes first looks
 * after those who come later: he is its steward until somebody else is made one.
 */
export async function grantRole(
  change: Change,
  personId: string,
  organisationId: string,
  role: Role,
): Promise<void> {
  const inserted = await change.manager.query(
    `insert into membership (id, person_id, organisation_id, role, steward)
     values ($1, $2, $3, $4, not exists (select 1 from membership
       where organisation_id = $3 and steward and ended_at is null))
     on conflict (person_id, organisation_id, role) where ended_at is null do nothing
     returning id`,
    [newId(), personId, organisationId, role],
  );
  if (inserted.length === 0) return;
  await change.record({
    stream: `person:${personId}`,
    type: 'roleGranted',
    payload: { organisationId, role },
  });
}
