import { type EntityManager } from 'typeorm';
import { notFound } from '../../libs/kernel/index.js';
import { type Act, authorise, type Viewer } from '../identity/index.js';
import { type Change, type Changes, type Origin } from '../platform/events/index.js';
import { Challenge } from './challenge.entity.js';

/** The challenge, locked until the change ends; 404 when there is none. */
export async function lockChallenge(change: Change, id: string): Promise<Challenge> {
  const challenge = await findChallenge(change.manager, id, true);
  if (!challenge) throw notFound('challenge');
  return challenge;
}

const findChallenge = (manager: EntityManager, id: string, lock: boolean) =>
  manager.findOne(Challenge, {
    where: { id },
    ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });

/** Writes a new challenge with the events it has caused. */
export async function createChallenge(change: Change, challenge: Challenge): Promise<void> {
  const { events } = challenge.takePending();
  await change.manager.insert(Challenge, challenge);
  await recordEvents(change, challenge.id, events);
}

/** Writes what the verbs changed, moves the version on, and records their events, if any. */
export async function saveChallenge(change: Change, challenge: Challenge): Promise<void> {
  const { columns, events } = challenge.takePending();
  if (events.length === 0) return;
  const version = challenge.version + 1;
  const updatedAt = () => 'clock_timestamp()';
  await change.manager.update(Challenge, { id: challenge.id }, { ...columns, version, updatedAt });
  Object.assign(challenge, { version });
  await recordEvents(change, challenge.id, events);
}

async function recordEvents(
  change: Change,
  id: string,
  events: { type: string; payload: Record<string, unknown> }[],
): Promise<void> {
  for (const event of events) await change.record({ stream: `challenge:${id}`, ...event });
}

/** Who asks for what, under which act of the policy. */
export interface ChallengeRequest {
  viewer: Viewer;
  origin: Origin;
  act: Act;
  id: string;
}

/**
 * The frame of every verb on one challenge: lock, authorise, let `verb` act, save. 404 for what is
 * not the caller's, so that other organisations' drafts do not exist for him.
 */
export function changeChallenge(
  changes: Changes,
  request: ChallengeRequest,
  verb: (challenge: Challenge, change: Change) => void | Promise<void>,
): Promise<Challenge> {
  const { viewer, origin, act, id } = request;
  return changes.run(origin, async (change) => {
    const challenge = await lockChallenge(change, id);
    authorise(viewer, act, { organisationId: challenge.organisationId }, 'challenge');
    await verb(challenge, change);
    await saveChallenge(change, challenge);
    return challenge;
  });
}
