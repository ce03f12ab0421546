import { type Role } from './roles.js';

/**
 * How far a right reaches. `any`: everywhere. `organisation`: what belongs to the organisation the
 * person acts for. `stewarded`: the same, but only for the stewards of that organisation, who look
 * after its people. `own`: what belongs to the person.
 */
export type Reach = 'any' | 'organisation' | 'stewarded' | 'own';

/** `public`: without signing in. `member`: every signed-in person, whatever the role. */
export type Holder = Role | 'public' | 'member';

/** Role × act. An act that is not listed for a role is denied; a route without an act too. */
export const POLICY = {
  'system.read': { public: 'any' },
  'session.open': { public: 'any' },
  'session.own': { member: 'own' },
  'account.own': { member: 'own' },
  'colleague.join': { public: 'any' },
  'colleague.invite': {
    enterprise: 'organisation',
    professor: 'organisation',
    coordinator: 'any',
    admin: 'any',
  },
  'organisation.browse': { member: 'any' },
  'organisation.edit': { coordinator: 'any', admin: 'any' },
  'person.browse': {
    enterprise: 'organisation',
    professor: 'organisation',
    coordinator: 'any',
    admin: 'any',
  },
  'person.manage': {
    enterprise: 'stewarded',
    professor: 'stewarded',
    coordinator: 'any',
    admin: 'any',
  },
  'person.deactivate': { coordinator: 'any', admin: 'any' },

  'challenge.browse': { public: 'any' },
  'challenge.read': { public: 'any' },
  'challenge.manage': { enterprise: 'organisation', coordinator: 'any', auditor: 'any' },
  'challenge.write': { enterprise: 'organisation' },
  'challenge.screen': { coordinator: 'any' },
  'challenge.list': { coordinator: 'any' },
  'challenge.withdraw': { enterprise: 'organisation', coordinator: 'any' },
  'challenge.accept-terms': { professor: 'own', reviewer: 'own' },
  'challenge.ask': { professor: 'any' },
  'challenge.answer': { enterprise: 'organisation' },

  'expert.browse': {
    enterprise: 'any',
    professor: 'any',
    coordinator: 'any',
    reviewer: 'any',
    auditor: 'any',
    admin: 'any',
  },
  'expert.write': { professor: 'own', coordinator: 'any' },

  'team.build': { professor: 'own' },

  'import.run': { coordinator: 'any', admin: 'any' },

  'match.review': { coordinator: 'any', auditor: 'any' },
  'match.decide': { coordinator: 'any' },
  'match.mirror': { professor: 'own' },
  'weights.read': { coordinator: 'any', auditor: 'any', admin: 'any' },
  'weights.govern': { coordinator: 'any', admin: 'any' },

  'invitation.send': { coordinator: 'any' },
  'invitation.read': { professor: 'own', coordinator: 'any', auditor: 'any' },
  'invitation.answer': { professor: 'own' },

  'proposal.read': { coordinator: 'any' },
  'proposal.write': { coordinator: 'any' },
  'proposal.apply': { coordinator: 'any' },

  'bid.write': { professor: 'own' },
  'bid.read-opened': {
    enterprise: 'organisation',
    professor: 'own',
    coordinator: 'any',
    auditor: 'any',
  },
  'bid.rule': { coordinator: 'any' },
  'award.give': { coordinator: 'any' },
  'award.read': { public: 'any' },

  'agreement.read': {
    enterprise: 'organisation',
    professor: 'organisation',
    coordinator: 'any',
    auditor: 'any',
  },
  'agreement.write': { enterprise: 'organisation', coordinator: 'any' },
  'agreement.sign': { enterprise: 'organisation', professor: 'organisation' },

  'notification.own': { member: 'own' },
  'audit.anchors': { public: 'any' },
  'paper.verify': { public: 'any' },
  'audit.read': { auditor: 'any', coordinator: 'any' },
  'audit.verify': { auditor: 'any', coordinator: 'any', admin: 'any' },
  'insight.read': { coordinator: 'any', auditor: 'any', admin: 'any' },
} as const satisfies Record<string, Partial<Record<Holder, Reach>>>;

export type Act = keyof typeof POLICY;
// Object.keys forgets the union of the table's keys.
export const ACTS = Object.keys(POLICY) as Act[];

/**
 * How far `act` reaches for a caller in `role`, or undefined: denied. `member`: somebody signed in
 * whose last role has ended, who must still be able to see that and to sign out; null: nobody.
 */
export function reachOf(act: Act, role: Role | 'member' | null): Reach | undefined {
  const row: Partial<Record<Holder, Reach>> = POLICY[act];
  if (row.public) return row.public;
  if (role === null) return undefined;
  return row[role] ?? row.member;
}

export const isPublic = (act: Act): boolean => 'public' in POLICY[act];
