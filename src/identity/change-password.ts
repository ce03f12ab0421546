import { Injectable } from '@nestjs/common';
import { DomainError } from '../../libs/kernel/index.js';
import { Changes, type Origin } from '../platform/events/index.js';
import { checkPassword, hashPassword } from './passwords.js';
import { Sessions } from './sessions.js';
import { type Viewer } from './viewer.js';

@Injectable()
export class ChangePassword {
  constructor(
    private readonly changes: Changes,
    private readonly sessions: Sessions,
  ) {}

  /** Sets a new password and ends every other session of the person. */
  async run(viewer: Viewer, origin: Origin, current: string, next: string): Promise<void> {
    const passwordHash = await hashPassword(next);
    await this.changes.run(origin, async (change) => {
      const [person] = await change.manager.query(
        `select password_hash from person where id = $1 for update`,
        [viewer.personId],
      );
      if (!(await checkPassword(person.password_hash, current)))
        throw new DomainError('invalid', 'wrong-password', 'The current password is not right.', {
          fields: [{ field: 'currentPassword', message: 'is not right', code: 'incorrect' }],
        });
      await change.manager.query(
        `update person set password_hash = $2, updated_at = clock_timestamp() where id = $1`,
        [viewer.personId, passwordHash],
      );
      await this.sessions.revokeOthers(change, viewer.personId, viewer.sessionId);
      const stream = `person:${viewer.personId}`;
      await change.record({ stream, type: 'passwordChanged', payload: {} });
    });
  }
}
