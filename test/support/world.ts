import { type INestApplication } from '@nestjs/common';
import {
  createOrganisation,
  grantRole,
  hashPassword,
  type OrganisationKind,
  registerPerson,
  type Role,
} from '../../src/identity/index.js';
import { Changes, systemOrigin } from '../../src/platform/events/index.js';
import { Client } from './client.js';

export const PASSWORD = 'correct horse battery';
let passwordHash: Promise<string> | undefined;

const HOME: Record<Role, OrganisationKind> = {
  enterprise: 'enterprise',
  professor: 'university',
  coordinator: 'alliance',
  reviewer: 'university',
  auditor: 'government',
  admin: 'alliance',
};

/** Makes organisations and people for a test, by the application's own verbs. */
export class World {
  private count = 0;

  constructor(
    private readonly app: INestApplication,
    private readonly address: string,
  ) {}

  organisation(kind: OrganisationKind, name = `${kind} ${++this.count}`): Promise<string> {
    return this.changes.run(systemOrigin('test'), async (change) => {
      return (await createOrganisation(change, { kind, name })).id;
    });
  }

  /** A signed-in person in `role`, in `organisationId` or a new organisation that fits. */
  async someone(
    role: Role,
    organisationId?: string,
    name = `${role} ${this.count}`,
  ): Promise<Client> {
    const home = organisationId ?? (await this.organisation(HOME[role]));
    passwordHash ??= hashPassword(PASSWORD);
    const hash = await passwordHash;
    const email = `${role}${++this.count}@world.example`;
    const personId = await this.changes.run(systemOrigin('test'), async (change) => {
      const id = await registerPerson(change, { email, name, locale: 'zh', passwordHash: hash });
      await grantRole(change, id, home, role);
      return id;
    });
    return this.signIn(email, PASSWORD, personId, home);
  }

  async signIn(email: string, password: string, personId?: string, home?: string): Promise<Client> {
    const anyone = new Client(this.address);
    const answer = await anyone.post('/api/sessions', { email, password, bearer: true });
    if (answer.status !== 201) throw new Error(`sign-in failed: ${answer.text}`);
    return new Client(this.address, answer.body.token, personId, home);
  }

  private get changes(): Changes {
    return this.app.get(Changes, { strict: false });
  }
}
