import { randomBytes } from 'node:crypto';
import { type INestApplicationContext } from '@nestjs/common';
import { Command, Option } from 'commander';
import { nameKey } from '../../../libs/kernel/index.js';
import {
  createOrganisation,
  grantRole,
  hashPassword,
  ORGANISATION_KINDS,
  type OrganisationKind,
  registerPerson,
  requireFittingRole,
  type Role,
  ROLES,
} from '../../identity/index.js';
import { type Change, Changes, systemOrigin } from '../../platform/events/index.js';
import { withApp } from './with-app.js';

interface PersonArguments {
  email: string;
  name: string;
  role: Role;
  organisation: string;
  kind: OrganisationKind;
  locale: 'zh' | 'en';
}

/** Opens the first doors of a new installation: its administrators and coordinators. */
export const addPersonCommand = (projectRoot: string): Command =>
  new Command('add-person')
    .description('create an account, or give an existing one a further role')
    .requiredOption('--email <address>', 'what the person signs in with')
    .requiredOption('--name <name>')
    .addOption(new Option('--role <role>').choices(ROLES).makeOptionMandatory())
    .requiredOption('--organisation <name>', 'found by name, created if there is none')
    .addOption(
      new Option('--kind <kind>', 'of an organisation to be created')
        .choices(ORGANISATION_KINDS)
        .default('alliance'),
    )
    .addOption(new Option('--locale <locale>').choices(['zh', 'en']).default('zh'))
    .action(async (person: PersonArguments) => {
      const password = await withApp(projectRoot, (app) => addPerson(app, person));
      const said = password
        ? `${person.email} may sign in with the password ${password} and should change it.`
        : `${person.email} has an account already; the role is added.`;
      process.stdout.write(`${said}\n`);
    });

/** The new account's password, or null where the person had an account. */
async function addPerson(
  app: INestApplicationContext,
  person: PersonArguments,
): Promise<string | null> {
  const password = randomBytes(12).toString('base64url');
  const passwordHash = await hashPassword(password);
  return app.get(Changes, { strict: false }).run(systemOrigin('add-person'), async (change) => {
    const organisationId = await ensureOrganisation(change, person);
    const email = person.email.trim().toLowerCase();
    const [known] = await change.manager.query(`select id from person where email = $1`, [email]);
    const id = known?.id ?? (await registerPerson(change, { ...person, email, passwordHash }));
    await grantRole(change, id, organisationId, person.role);
    return known ? null : password;
  });
}

async function ensureOrganisation(change: Change, person: PersonArguments): Promise<string> {
  const [found] = await change.manager.query(
    `select id, kind from organisation where normalised_name = $1`,
    [nameKey(person.organisation)],
  );
  requireFittingRole(found ?? person, person.role);
  if (found) return found.id;
  const facts = { kind: person.kind, name: person.organisation };
  return (await createOrganisation(change, facts)).id;
}
