import { type Change } from '../../platform/events/index.js';

/**
 * Lets one feed at a time through, until the change ends. Call it before reading the source: two
 * feeds at once could otherwise read it in one order and write in the other, and the older reading
 * would stay.
 */
export async function lockFeeds(change: Change): Promise<void> {
  await change.manager.query(`select pg_advisory_xact_lock(hashtext('matching-feeds'))`);
}
