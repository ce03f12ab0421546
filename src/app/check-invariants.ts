import { type DataSource } from 'typeorm';
import { INVITATION_INVARIANTS } from '../invitations/index.js';
import { PROPOSAL_INVARIANTS } from '../proposals/index.js';
import { MATCHING_INVARIANTS } from '../matching/index.js';
import { NOTIFICATION_INVARIANTS } from '../notifications/index.js';
import { CHALLENGE_INVARIANTS } from '../challenges/index.js';
import { AGREEMENT_INVARIANTS } from '../agreements/index.js';
import { AWARD_INVARIANTS } from '../awards/index.js';
import { BID_INVARIANTS } from '../bids/index.js';
import { SEALING_INVARIANTS } from '../platform/sealing/index.js';
import { EXPERTISE_INVARIANTS } from '../expertise/index.js';
import { INGEST_INVARIANTS } from '../ingest/index.js';
import { verifyChains } from '../platform/events/index.js';
import { brokenInvariants, type Invariant } from '../platform/invariants/invariant.js';
import { PLATFORM_INVARIANTS } from '../platform/invariants/platform.invariants.js';

/** Every named promise about the live data; each domain adds its own. */
const INVARIANTS: Invariant[] = [
  ...PLATFORM_INVARIANTS,
  ...NOTIFICATION_INVARIANTS,
  ...MATCHING_INVARIANTS,
  ...INVITATION_INVARIANTS,
  ...PROPOSAL_INVARIANTS,
  ...CHALLENGE_INVARIANTS,
  ...EXPERTISE_INVARIANTS,
  ...INGEST_INVARIANTS,
  ...SEALING_INVARIANTS,
  ...BID_INVARIANTS,
  ...AWARD_INVARIANTS,
  ...AGREEMENT_INVARIANTS,
];

/** One line per broken promise or broken chain; an empty list when all hold. */
export async function checkInvariants(dataSource: DataSource): Promise<string[]> {
  const broken = await brokenInvariants(dataSource, INVARIANTS);
  // One snapshot: an event appended between two reads must not look like a broken chain.
  const faults = await dataSource.transaction('REPEATABLE READ', verifyChains);
  return [...broken, ...faults.map((f) => `chain of ${f.stream}: ${f.message}`)];
}
