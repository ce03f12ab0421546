import {
  type LayeredIndex,
  type MatchIndex,
  rank,
  rankLayers,
  type RankedProfile,
  type RankOptions,
  type SideChannel,
} from '../../../libs/matching/index.js';
import { type ConflictPath } from '../conflicts/conflict.js';
import { type ConflictsByProfile } from '../conflicts/find-conflicts.js';
import { type IneligibilityKind } from '../eligibility/eligibility.js';
import { type IneligibleProfiles } from '../eligibility/find-ineligible.js';
import { type RunRules } from './match-input.js';

/** One row of a run: ranked, or without a rank because it is bound or not eligible. */
export interface ScoredCandidate extends Omit<RankedProfile, 'rank'> {
  rank: number | null;
  conflicts: ConflictPath[];
  ineligible: IneligibilityKind[];
}

/** What is known of the need beside its words. */
export interface BesideWords {
  sides?: readonly SideChannel[];
  ineligible?: IneligibleProfiles;
}

/**
 * The candidates of a need, best first, and after them the profiles that would have been among
 * them but are bound to the issuer or not eligible. These take no rank, so nobody moves down because
 * of them. Pure; cost: one ranking, and a second one where anybody is barred.
 */
export function scoreCandidates(
  index: MatchIndex | LayeredIndex,
  need: { id: string; title: string; text: string },
  conflicts: ConflictsByProfile,
  rules: RunRules,
  { sides = [], ineligible = new Map() }: BesideWords = {},
): ScoredCandidate[] {
  const limits = { top: rules.candidatesPerRun, explain: rules.explainedPerRun, sides };
  const isBarred = (id: string): boolean => conflicts.has(id) || ineligible.has(id);
  const rankBy = (options: RankOptions): RankedProfile[] =>
    'epoch' in index ? rankLayers(index, need, options) : rank(index, need, options);
  const free = rankBy({ ...limits, exclude: isBarred });
  const barred =
    conflicts.size + ineligible.size > 0
      ? rankBy({ ...limits, exclude: (id) => !isBarred(id) })
      : [];
  const full = free.length >= rules.candidatesPerRun;
  const bar = full ? (free.at(-1)?.score ?? 0) : -Infinity;
  return [
    ...free.map((row): ScoredCandidate => ({ ...row, conflicts: [], ineligible: [] })),
    ...barred
      .filter(({ score }) => score >= bar)
      .map((row) => ({
        ...row,
        rank: null,
        conflicts: conflicts.get(row.profileId) ?? [],
        ineligible: ineligible.get(row.profileId) ?? [],
      })),
  ];
}
