import { type Explanation } from '../../../libs/matching/index.js';
import { actsOn, type Decision } from '../candidates/decision.js';
import { type Conflict, type ConflictPath, sayConflict } from '../conflicts/conflict.js';
import { type WorkRow } from './match-run.queries.js';

/** A candidate as the database gives it. */
export interface CandidateRow {
  profile: { id: string } & Record<string, unknown>;
  rank: number | null;
  /** Null for a profile the run doesn't name. */
  score: number | null;
  explanation: Explanation | null;
  inRun: boolean;
  invited: number;
  shortlisted: number;
  loadCap: number | null;
  decision: (Decision & Record<string, unknown>) | null;
  disinterest: { reason: string; declaredAt: string } | null;
}

/** What surrounds the row when it is shown. */
export interface CandidateContext {
  works: Map<string, WorkRow>;
  /** As things stand now, which may be later than the run. */
  conflicts: ConflictPath[];
  mayDecide: boolean;
  maxOpenInvitations: number;
}

export interface CandidateView {
  profile: CandidateRow['profile'];
  rank: number | null;
  score: number | null;
  explanation: ExplanationView | null;
  conflicts: Conflict[];
  /** A conflict blocks shortlisting and inviting until somebody writes why it doesn't matter. */
  needsOverride: boolean;
  load: LoadView;
  decision: CandidateRow['decision'];
  disinterest: CandidateRow['disinterest'];
  actions: string[];
}

export type ExplanationView = Omit<Explanation, 'works'> & {
  works: (WorkRow & { contribution: number })[];
};

/** Over all open needs: invitations that wait or were accepted, and shortlists. */
export interface LoadView {
  invited: number;
  shortlisted: number;
  /** The person's own limit, or the programme's. */
  limit: number;
  full: boolean;
}

export function viewCandidate(row: CandidateRow, context: CandidateContext): CandidateView {
  const { profile, rank, score, explanation, decision, disinterest } = row;
  const conflicts = context.conflicts.map(sayConflict);
  return {
    ...{ profile, rank: conflicts.length ? null : rank, score },
    explanation: explanation && viewExplanation(explanation, context.works),
    conflicts,
    needsOverride: conflicts.length > 0 && !decision?.overrideNote,
    load: loadOf(row, context.maxOpenInvitations),
    ...{ decision, disinterest },
    actions: context.mayDecide ? actionsOn(row, context.conflicts) : [],
  };
}

/** A work that is gone from the corpus since the run is left out; its share stays in the parts. */
export function viewExplanation(
  explanation: Explanation,
  works: Map<string, WorkRow>,
): ExplanationView {
  return {
    ...explanation,
    works: explanation.works.flatMap(({ workId, contribution }) => {
      const work = works.get(workId);
      return work ? [{ ...work, contribution }] : [];
    }),
  };
}

function loadOf({ invited, shortlisted, loadCap }: CandidateRow, most: number): LoadView {
  const limit = loadCap ?? most;
  return { invited, shortlisted, limit, full: invited >= limit };
}

function actionsOn({ inRun, decision }: CandidateRow, conflicts: ConflictPath[]): string[] {
  const acts = actsOn({ inRun, held: decision, conflicts });
  const state = decision?.state;
  return state === 'invited' || state === 'dismissed' ? acts : [...acts, 'invite'];
}
