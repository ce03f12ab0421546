import { forbidden, notFound } from '../../libs/kernel/index.js';
import { type Actor } from '../platform/events/index.js';
import { type Act, reachOf } from './policy.js';
import { type Role } from './roles.js';

/** The signed-in person, acting in one role for one organisation. */
export interface Viewer {
  sessionId: string;
  personId: string;
  name: string;
  locale: 'zh' | 'en';
  membershipId: string | null;
  role: Role | null;
  organisationId: string | null;
  /** Whether he looks after the people of that organisation. */
  steward: boolean;
}

/** What a rule looks at: whom a thing belongs to. */
export interface Belonging {
  organisationId?: string | null | (string | null)[];
  personId?: string | null;
}

/** May this viewer do this act to a thing that belongs to these? */
export function may(viewer: Viewer | null, act: Act, thing: Belonging = {}): boolean {
  const reach = reachOf(act, viewer && (viewer.role ?? 'member'));
  if (reach === undefined || (viewer === null && reach !== 'any')) return false;
  if (reach === 'any' || viewer === null) return reach === 'any';
  if (reach === 'own') return thing.personId === undefined || thing.personId === viewer.personId;
  if (reach === 'stewarded' && !viewer.steward) return false;
  if (thing.organisationId === undefined) return true;
  const owners = [thing.organisationId].flat();
  return viewer.organisationId !== null && owners.includes(viewer.organisationId);
}

/**
 * Throws unless the viewer may. Without the right in any reach: 403. With the right, but not for
 * this thing: 404 for the noun, since that it exists is none of the caller's business.
 */
export function authorise(viewer: Viewer | null, act: Act, thing: Belonging, noun: string): void {
  if (may(viewer, act, thing)) return;
  if (may(viewer, act)) throw notFound(noun);
  throw forbidden(`Your role may not do this (${act}).`);
}

export const actorOf = (viewer: Viewer | null): Actor =>
  viewer === null
    ? { kind: 'public' }
    : {
        kind: 'person',
        personId: viewer.personId,
        membershipId: viewer.membershipId,
        role: viewer.role,
        organisationId: viewer.organisationId,
      };
