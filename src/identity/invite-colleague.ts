import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { conflict, forbidden, invalid, notFound } from '../../libs/kernel/index.js';
import { RULES, type Rules } from '../platform/config/index.js';
import { Changes, type Origin } from '../platform/events/index.js';
import { newId } from '../platform/ids.js';
import { Organisation } from './organisation.entity.js';
import { type Role, ROLES_BY_KIND } from './roles.js';
import { hashToken } from './sessions.js';
import { authorise, type Viewer } from './viewer.js';

export interface ColleagueRequest {
  organisationId: string;
  email: string;
  role: Role;
}

@Injectable()
export class InviteColleague {
  constructor(
    private readonly changes: Changes,
    @Inject(RULES) private readonly rules: Rules,
  ) {}

  /** The secret token of the invitation, shown once to the inviter, who hands it on. */
  run(viewer: Viewer, origin: Origin, request: ColleagueRequest): Promise<InvitationTicket> {
    const { organisationId, role } = request;
    authorise(viewer, 'colleague.invite', { organisationId }, 'organisation');
    if (role === 'admin' && viewer.role !== 'admin')
      throw forbidden('Only an administrator may invite administrators.');
    const email = request.email.trim().toLowerCase();
    const token = randomBytes(24).toString('base64url');
    return this.changes.run(origin, async (change) => {
      const organisation = await change.manager.findOneBy(Organisation, { id: organisationId });
      if (!organisation) throw notFound('organisation');
      requireFittingRole(organisation, role);
      const id = newId();
      const [row] = await change.manager.query(
        `insert into colleague_invitation
           (id, organisation_id, role, email, token_hash, invited_by, expires_at)
         values ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(days => $7))
         on conflict (organisation_id, email, role)
           where accepted_at is null and revoked_at is null
         do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at,
           invited_by = excluded.invited_by returning id, expires_at`,
        [
          ...[id, organisationId, role, email, hashToken(token), viewer.personId],
          this.rules.colleagueInvitationDays,
        ],
      );
      await change.record({
        stream: `organisation:${organisationId}`,
        type: 'colleagueInvited',
        payload: { invitationId: row.id, role },
      });
      return { id: row.id, token, expiresAt: new Date(row.expires_at).toISOString() };
    });
  }
}

export interface InvitationTicket {
  id: string;
  token: string;
  expiresAt: string;
}

/** Throws a DomainError that lists the roles of this kind of organisation, unless `role` is one. */
export function requireFittingRole({ kind }: Pick<Organisation, 'kind'>, role: Role): void {
  const fitting: readonly Role[] = ROLES_BY_KIND[kind];
  if (fitting.includes(role)) return;
  const list = fitting.join(', ');
  throw invalid('role-unfit', `In an organisation of kind ${kind} the roles are: ${list}.`, [
    {
      ...{ field: 'role', message: `must be one of ${list}` },
      ...{ code: 'not-a-choice', facts: { choices: list } },
    },
  ]);
}

/** What an answer to a stale or foreign invitation says; it tells nothing about which it was. */
export const invitationGone = () =>
  conflict(
    'invitation-gone',
    'This invitation was used, withdrawn or has run out; ask for a new one.',
  );
