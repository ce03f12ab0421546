import { type Explanation } from '../../../libs/matching/index.js';
import { type CandidateAnswer, type LoadAnswer } from '../answers/match-run.answer.js';
import { actsOn } from '../candidates/decision.js';
import { type ConflictPath, sayConflict } from '../conflicts/conflict.js';
import { type IneligibilityKind, sayIneligibility } from '../eligibility/eligibility.js';
import { viewExplanation, type Works } from './explanation-view.js';

/** A candidate as the database gives it. */
export interface CandidateRow extends Pick<
  CandidateAnswer,
  'profile' | 'rank' | 'score' | 'decision' | 'disinterest'
> {
  explanation: Explanation | null;
  inRun: boolean;
  invited: number;
  shortlisted: number;
  loadCap: number | null;
}

/** What surrounds the row when it is shown. */
export interface CandidateContext {
  works: Works;
  /** As things stand now, which may be later than the run. */
  conflicts: ConflictPath[];
  ineligible: IneligibilityKind[];
  mayDecide: boolean;
  maxOpenInvitations: number;
}

export function viewCandidate(row: CandidateRow, context: CandidateContext): CandidateAnswer {
  const { profile, rank, score, explanation, decision, disinterest } = row;
  const conflicts = context.conflicts.map(sayConflict);
  const ineligible = context.ineligible.map(sayIneligibility);
  const barred = conflicts.length + ineligible.length > 0;
  return {
    ...{ profile, rank: barred ? null : rank, score },
    explanation: explanation && viewExplanation(explanation, context.works),
    ...{ conflicts, ineligible },
    needsOverride: barred && !decision?.overrideNote,
    load: loadOf(row, context.maxOpenInvitations),
    ...{ decision, disinterest },
    actions: context.mayDecide ? actionsOn(row, context.conflicts) : [],
  };
}

/** Open invitations and shortlistings beside the limit that holds for the profile. */
export function loadOf(
  { invited, shortlisted, loadCap }: Pick<CandidateRow, 'invited' | 'shortlisted' | 'loadCap'>,
  most: number,
): LoadAnswer {
  const limit = loadCap ?? most;
  return { invited, shortlisted, limit, full: invited >= limit };
}

function actionsOn({ inRun, decision }: CandidateRow, conflicts: ConflictPath[]): string[] {
  const acts = actsOn({ inRun, held: decision, conflicts });
  const state = decision?.state;
  return state === 'invited' || state === 'dismissed' ? acts : [...acts, 'invite'];
}
