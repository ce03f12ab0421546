/**
 * The usual reasons for dismissing somebody: works in another field, relevant works too old, too
 * busy, no experience in engineering, too few people; `other` is in the words alone.
 */
export const DISMISSAL_KINDS = ['field', 'dated', 'busy', 'industry', 'small', 'other'] as const;
export type DismissalKind = (typeof DISMISSAL_KINDS)[number];

/**
 * The reasons that say the engine was wrong about fit. Nobody is a worse match for being busy, and no
 * view looks at age, industry or the size of a team, so none of them could learn from it.
 */
export const KINDS_ABOUT_FIT: readonly DismissalKind[] = ['field'];
