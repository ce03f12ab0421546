import { conflict } from '../../../libs/kernel/index.js';
import { type Change } from '../../platform/events/index.js';
import { findConflicts } from '../conflicts/find-conflicts.js';
import { overrideOf } from './decision.js';
import { loadDecisionFacts } from './decision-facts.js';

/** An invitation about to be sent, as far as matching is concerned. */
export interface InvitedCandidate {
  needId: string;
  profileId: string;
  invitedBy: string;
  /** Why a conflict doesn't matter here; recorded only where there is one. */
  overrideNote?: string;
}

/**
 * Marks a profile as invited for a need, inside the invitation's own transaction and event. A
 * profile the run doesn't name counts as added by hand. Throws a conflict: `candidate-conflicted`
 * with its path unless a note overrides it, `candidate-dismissed`, `profile-not-found`. Returns the
 * note that overrode a conflict, or null.
 */
export async function markInvited(
  change: Change,
  { needId, profileId, invitedBy, overrideNote }: InvitedCandidate,
): Promise<string | null> {
  const conflicts = await findConflicts(change.manager, needId, [profileId]);
  const loaded = await loadDecisionFacts(change.manager, needId, [profileId], conflicts);
  const facts = loaded.get(profileId);
  if (!facts) throw conflict('profile-not-found', 'There is no such profile any more.');
  if (facts.held?.state === 'dismissed')
    throw conflict('candidate-dismissed', 'This candidate was dismissed; undo that first.');
  const override = overrideOf(facts, overrideNote);
  const origin = facts.held?.origin ?? (facts.inRun ? 'engine' : 'manual');
  await change.manager.query(
    `insert into candidate_decision as held
       (need_id, profile_id, state, origin, override_note, decided_by)
     values ($1, $2, 'invited', $3, $4, $5)
     on conflict (need_id, profile_id) do update set state = 'invited', reason = null,
       reason_kind = null, override_note = excluded.override_note,
       decided_by = excluded.decided_by,
       decided_at = clock_timestamp()`,
    [needId, profileId, origin, override, invitedBy],
  );
  return override;
}

/** The invitation ended without a taker: the candidate is shortlisted again, or has declined. */
export async function markInvitationEnded(
  change: Change,
  needId: string,
  profileId: string,
  state: 'shortlisted' | 'declined',
): Promise<void> {
  await change.manager.query(
    `update candidate_decision set state = $3, decided_at = clock_timestamp()
     where need_id = $1 and profile_id = $2 and state = 'invited'`,
    [needId, profileId, state],
  );
}
