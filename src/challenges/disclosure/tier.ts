import { may, type Viewer } from '../../identity/index.js';

/**
 * How much of a challenge somebody sees. `teaser`: everybody, once it is listed. `detail`:
 * researchers and reviewers who accepted the confidentiality terms in force. `annex`: those of
 * them who were named for it. `full`: the issuer's own people, coordinators and auditors.
 */
export const DISCLOSURE_TIERS = ['teaser', 'detail', 'annex', 'full'] as const;
export type DisclosureTier = (typeof DISCLOSURE_TIERS)[number];
/** Tiers that a part of a challenge (an attachment, a question) can belong to. */
export const PART_TIERS = ['teaser', 'detail', 'annex'] as const;
export type PartTier = (typeof PART_TIERS)[number];

export interface DisclosureFacts {
  organisationId: string;
  /** Null: never listed, so outsiders may not know of it. */
  listedAt: Date | null;
  /** The viewer accepted the terms in force for this challenge. */
  accepted: boolean;
  /** The viewer was named for the annex. */
  named: boolean;
}

/** The viewer's tier, or null when the challenge doesn't exist for him. */
export function tierOf(viewer: Viewer | null, facts: DisclosureFacts): DisclosureTier | null {
  const { organisationId, listedAt, accepted, named } = facts;
  if (viewer && may(viewer, 'challenge.manage', { organisationId })) return 'full';
  if (listedAt === null) return null;
  if (!viewer || !accepted || !may(viewer, 'challenge.accept-terms')) return 'teaser';
  return named ? 'annex' : 'detail';
}

/** Whether a viewer of `tier` sees a part that belongs to `part`. */
export const sees = (tier: DisclosureTier, part: PartTier): boolean =>
  DISCLOSURE_TIERS.indexOf(tier) >= DISCLOSURE_TIERS.indexOf(part);

/** The part tiers a viewer of `tier` sees, for SQL's `= any(…)`. */
export const visibleParts = (tier: DisclosureTier): PartTier[] =>
  PART_TIERS.filter((part) => sees(tier, part));
