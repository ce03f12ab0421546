import { type EntityManager } from 'typeorm';
import { type Change } from '../../platform/events/index.js';
import { type Challenge } from '../challenge.entity.js';
import { saveChallenge } from '../save-challenge.js';

/**
 * The verbs by which later domains move a challenge on, each inside their own change and on a
 * challenge they have locked with `lockChallenge`. Each writes the state and its one event, and
 * throws a conflict when the life cycle forbids the step.
 */

/** Ends the time for bids; 409 before the deadline and `graceSeconds` have passed. */
export async function closeChallenge(
  change: Change,
  challenge: Challenge,
  graceSeconds: number,
): Promise<void> {
  challenge.close(await change.now(), graceSeconds);
  await saveChallenge(change, challenge);
}

/** Says that the round's bids lie open; `bids` is how many there are. */
export async function openChallenge(
  change: Change,
  challenge: Challenge,
  bids: number,
): Promise<void> {
  challenge.open(await change.now(), bids);
  await saveChallenge(change, challenge);
}

/** No qualified bid is left; the challenge may be listed again. */
export async function markUnfilled(change: Change, challenge: Challenge): Promise<void> {
  challenge.markUnfilled();
  await saveChallenge(change, challenge);
}

/** `facts` are ids only: the award's and the bid's. */
export async function contractChallenge(
  change: Change,
  challenge: Challenge,
  facts: Record<string, string>,
): Promise<void> {
  challenge.contract(facts);
  await saveChallenge(change, challenge);
}

/** Challenges whose deadline and grace have passed but whose bids are not open yet. */
export async function challengesToOpen(
  source: Pick<EntityManager, 'query'>,
  graceSeconds: number,
  limit = 100,
): Promise<string[]> {
  const rows: { id: string }[] = await source.query(
    `select id from challenge
     where state in ('listed', 'bidding', 'closed')
       and deadline + make_interval(secs => $1) <= clock_timestamp()
     order by deadline, id limit $2`,
    [graceSeconds, limit],
  );
  return rows.map(({ id }) => id);
}
