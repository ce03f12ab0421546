import { Injectable } from '@nestjs/common';
import { DomainError, forbidden } from '../../libs/kernel/index.js';
import { type Change, Changes } from '../platform/events/index.js';
import { hashPassword } from './passwords.js';
import { invitationGone } from './invite-colleague.js';
import { grantRole, registerPerson } from './register-person.js';
import { type Role } from './roles.js';
import { hashToken } from './sessions.js';
import { type Viewer } from './viewer.js';

export interface JoinRequest {
  token: string;
  /** Needed from somebody who has no account yet. */
  name?: string;
  password?: string;
  locale?: 'zh' | 'en';
}

@Injectable()
export class JoinOrganisation {
  constructor(private readonly changes: Changes) {}

  /** Accepts an invitation: a new person registers with it, a known one signs in first. */
  async run(viewer: Viewer | null, requestId: string, request: JoinRequest): Promise<void> {
    const passwordHash = viewer ? '' : await hashPassword(requireWord(request, 'password'));
    const origin = { actor: { kind: 'public' } as const, requestId };
    await this.changes.run(origin, async (change) => {
      const invitation = await useInvitation(change, request.token);
      if (!invitation) throw invitationGone();
      const { email, organisation_id: organisationId, role } = invitation;
      const personId = viewer
        ? await ownAddress(change.manager, viewer, email)
        : await registerPerson(change, {
            email,
            name: requireWord(request, 'name'),
            locale: request.locale ?? 'zh',
            passwordHash,
          });
      await grantRole(change, personId, organisationId, role);
    });
  }
}

interface InvitationRow {
  organisation_id: string;
  role: Role;
  email: string;
}

async function useInvitation(change: Change, token: string): Promise<InvitationRow | undefined> {
  // TypeORM answers an UPDATE … RETURNING with [rows, count].
  const [rows] = await change.manager.query(
    `update colleague_invitation set accepted_at = clock_timestamp()
     where token_hash = $1 and accepted_at is null and revoked_at is null
       and expires_at > clock_timestamp()
     returning organisation_id, role, email`,
    [hashToken(token)],
  );
  return rows[0];
}

async function ownAddress(
  manager: { query(sql: string, values: unknown[]): Promise<{ email: string }[]> },
  viewer: Viewer,
  email: string,
): Promise<string> {
  const [person] = await manager.query(`select email from person where id = $1`, [viewer.personId]);
  if (person.email !== email) throw forbidden('This invitation is for another mail address.');
  return viewer.personId;
}

function requireWord(request: JoinRequest, field: 'name' | 'password'): string {
  const word = field === 'name' ? request.name?.trim() : request.password;
  if (word) return word;
  throw new DomainError('invalid', `${field}-missing`, `Give a ${field} to open an account.`, {
    fields: [{ field, message: 'is needed to open an account', code: 'missing' }],
  });
}
