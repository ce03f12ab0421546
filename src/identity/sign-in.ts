import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DomainError } from '../../libs/kernel/index.js';
import { Changes, type Origin } from '../platform/events/index.js';
import { checkPassword } from './passwords.js';
import { Sessions } from './sessions.js';

@Injectable()
export class SignIn {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
    private readonly sessions: Sessions,
  ) {}

  /** The token of a new session; one answer for a wrong password and an unknown address. */
  async run(
    request: { email: string; password: string; userAgent: string | null },
    requestId: string | null,
  ): Promise<string> {
    const [person] = await this.dataSource.query(
      `select id, password_hash from person where email = $1 and disabled_at is null`,
      [request.email.trim().toLowerCase()],
    );
    if (!(await checkPassword(person?.password_hash ?? null, request.password)))
      throw new DomainError(
        'unauthenticated',
        'wrong-credentials',
        'The mail address or the password is not right.',
      );
    const actor = personActor(person.id);
    return this.changes.run({ actor, requestId }, async (change) => {
      const token = await this.sessions.open(change, person.id, request.userAgent);
      await change.record({ stream: `person:${person.id}`, type: 'signedIn', payload: {} });
      return token;
    });
  }
}

/** A person known by id who acts in no role yet. */
export const personActor = (personId: string): Origin['actor'] => ({
  kind: 'person',
  personId,
  membershipId: null,
  role: null,
  organisationId: null,
});
