import { type INestApplicationContext } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { nameKey } from '../../../libs/kernel/index.js';
import {
  createOrganisation,
  grantRole,
  hashPassword,
  type Role,
  registerPerson,
  Sessions,
} from '../../identity/index.js';
import { type Change, Changes, type Origin } from '../../platform/events/index.js';
import { DemoCaller } from './demo-caller.js';
import { type DemoOrganisation, type DemoPerson, type DemoWorld } from './demo-world.js';

/** Everybody's password in the demo world; the start prints it. */
export const DEMO_PASSWORD = 'jiebang-demo';

/** The people of the demo world, ready to act, by mail address; and organisations by any name. */
export interface Settled {
  caller(email: string): DemoCaller;
  organisationId(idOrName: string): string;
}

export interface SettleContext {
  app: INestApplicationContext;
  world: DemoWorld;
  address: string;
  signal?: AbortSignal;
}

/** Creates organisations and people that aren't there yet, and signs everybody in. */
export async function settlePeople(
  { app, world, address, signal }: SettleContext,
  origin: Origin,
): Promise<Settled> {
  const changes = app.get(Changes, { strict: false });
  const organisations = new Map<string, string>();
  for (const organisation of world.organisations) {
    const id = await changes.run(origin, (change) => ensureOrganisation(change, organisation));
    organisations.set(organisation.id, id).set(organisation.name, id);
  }
  const organisationId = (name: string) => known(organisations, name);
  // One hash for all: these accounts are public by design, and a hash takes its time.
  const passwordHash = await hashPassword(DEMO_PASSWORD);
  const callers = new Map<string, DemoCaller>();
  const sessions = app.get(Sessions, { strict: false });
  for (const person of [...world.people, ...world.experts.map(asProfessor)]) {
    const token = await changes.run(origin, async (change) => {
      const id = await ensurePerson(change, person, passwordHash);
      await grantRole(change, id, organisationId(person.organisation), person.role);
      return sessions.open(change, id, 'demo');
    });
    callers.set(person.email, new DemoCaller(address, token, signal));
  }
  return { organisationId, caller: (email) => known(callers, email) };
}

/** Ends the sessions the seed has opened. */
export async function signEverybodyOut(app: INestApplicationContext): Promise<void> {
  await app
    .get(DataSource)
    .query(`update session set revoked_at = clock_timestamp() where user_agent = 'demo'`);
}

const asProfessor = (expert: DemoWorld['experts'][number]): DemoPerson => ({
  ...expert,
  role: 'professor' satisfies Role,
});

async function ensureOrganisation(change: Change, facts: DemoOrganisation): Promise<string> {
  const [found] = await change.manager.query(
    `select id from organisation where normalised_name = $1`,
    [nameKey(facts.name)],
  );
  if (found) return found.id;
  const { kind, name, nameEn, region, tier } = facts;
  return (await createOrganisation(change, { kind, name, nameEn, region, tier })).id;
}

async function ensurePerson(
  change: Change,
  person: DemoPerson,
  passwordHash: string,
): Promise<string> {
  const { email, name, nameEn, locale = 'zh' } = person;
  const [found] = await change.manager.query(`select id from person where email = $1`, [email]);
  return found?.id ?? registerPerson(change, { email, name, nameEn, locale, passwordHash });
}

function known<T>(map: Map<string, T>, key: string): T {
  const value = map.get(key);
  if (value === undefined) throw new Error(`the demo world has no ${key}`);
  return value;
}
