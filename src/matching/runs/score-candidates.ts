import { type MatchIndex, rank, type RankedProfile } from '../../../libs/matching/index.js';
import { type ConflictPath } from '../conflicts/conflict.js';
import { type ConflictsByProfile } from '../conflicts/find-conflicts.js';
import { type RunRules } from './match-input.js';

/** One row of a run: ranked, or without a rank because of its conflicts. */
export interface ScoredCandidate extends Omit<RankedProfile, 'rank'> {
  rank: number | null;
  conflicts: ConflictPath[];
}

/**
 * The candidates of a need, best first, and after them the profiles that would have been among
 * them but are bound to the issuer. These take no rank, so nobody moves down because of them.
 * Pure; cost: one ranking, and a second one where anybody is in conflict.
 */
export function scoreCandidates(
  index: MatchIndex,
  need: { id: string; title: string; text: string },
  conflicts: ConflictsByProfile,
  rules: RunRules,
): ScoredCandidate[] {
  const limits = { top: rules.candidatesPerRun, explain: rules.explainedPerRun };
  const free = rank(index, need, { ...limits, exclude: (id) => conflicts.has(id) });
  const bound = conflicts.size
    ? rank(index, need, { ...limits, exclude: (id) => !conflicts.has(id) })
    : [];
  const full = free.length >= rules.candidatesPerRun;
  const bar = full ? (free.at(-1)?.score ?? 0) : -Infinity;
  return [
    ...free.map((row): ScoredCandidate => ({ ...row, conflicts: [] })),
    ...bound
      .filter(({ score }) => score >= bar)
      .map((row) => ({ ...row, rank: null, conflicts: conflicts.get(row.profileId) ?? [] })),
  ];
}
