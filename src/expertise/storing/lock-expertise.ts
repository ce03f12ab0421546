import { type Change } from '../../platform/events/index.js';

/**
 * One writer at a time decides which records are one expert or one work; until its transaction
 * ends the next one waits. Two imports of overlapping files thus neither double anything nor run
 * into each other's locks. A batch holds it for a fraction of a second; reading needs no lock.
 */
export const lockExpertise = (change: Change): Promise<unknown> =>
  change.manager.query(`select pg_advisory_xact_lock(hashtext('jiebang-expertise'))`);
