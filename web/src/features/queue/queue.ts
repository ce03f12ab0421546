import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type QueueRow = Schemas['QueueRowAnswer'];
export type Run = Schemas['MatchRunAnswer'];
export type Candidate = Schemas['CandidateAnswer'];
export type Decision = Schemas['DecisionAnswer'];
export type DismissalKind = NonNullable<Decision['reasonKind']>;
export type Act = Candidate['actions'][number];

/** Everybody of a run, in the order in which they are shown. */
export interface CandidateGroups {
  /** Ranked and free, best first. */
  candidates: Candidate[];
  /** Bound to the issuer or not eligible. */
  excluded: Candidate[];
  /** Decided about outside the ranking. */
  others: Candidate[];
}

export const allOf = ({ candidates, others, excluded }: CandidateGroups): Candidate[] => [
  ...candidates,
  ...others,
  ...excluded,
];

/** What a candidate is to this challenge: assigned, conflicted, or both, or neither. */
export type Standing = 'free' | 'assigned' | 'conflicted' | 'both' | 'dismissed' | 'declined';

export function standingOf({ decision, conflicts, ineligible }: Candidate): Standing {
  const barred = conflicts.length + ineligible.length > 0;
  const state = decision?.state;
  if (state === 'shortlisted' || state === 'invited') return barred ? 'both' : 'assigned';
  if (state === 'dismissed' || state === 'declined') return state;
  return barred ? 'conflicted' : 'free';
}

/** Still to be looked at: nothing decided, or only added by hand. */
export const isUndecided = ({ decision }: Candidate): boolean =>
  decision === null || decision.state === 'proposed';

export const SHOWS = ['all', 'undecided', 'shortlisted', 'invited', 'dismissed', 'barred'] as const;
export type Show = (typeof SHOWS)[number];

export function isShown(candidate: Candidate, show: Show): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'undecided':
      return isUndecided(candidate);
    case 'barred':
      return candidate.conflicts.length + candidate.ineligible.length > 0;
    case 'dismissed':
      return ['dismissed', 'declined'].includes(candidate.decision?.state ?? '');
    default:
      return candidate.decision?.state === show;
  }
}

export const countBy = (candidates: Candidate[]): Record<Show, number> =>
  Object.fromEntries(
    SHOWS.map((show) => [show, candidates.filter((one) => isShown(one, show)).length]),
    // Every key of the record is one of SHOWS.
  ) as Record<Show, number>;

/** Where a review begins. */
export const firstUndecided = (shown: Candidate[]): Candidate | undefined =>
  shown.find((one) => isUndecided(one) && one.rank !== null) ?? shown[0];

/** Who comes after `id` and is still undecided, else before it; null when nobody is left. */
export function nextUndecided(shown: Candidate[], id: string): string | null {
  const here = shown.findIndex(({ profile }) => profile.id === id);
  const ahead = [...shown.slice(here + 1), ...shown.slice(0, Math.max(here, 0)).reverse()];
  const next = ahead.find((one) => isUndecided(one) && one.conflicts.length === 0);
  return (next ?? ahead.find(isUndecided))?.profile.id ?? null;
}
