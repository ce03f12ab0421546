import { Injectable } from '@nestjs/common';
import { conflict, DomainError, invalid, notFound } from '../../../libs/kernel/index.js';
import { type Change, Changes, type Origin } from '../../platform/events/index.js';
import { findConflicts } from '../conflicts/find-conflicts.js';
import { decide, type Decision, type DecisionFacts, type DecisionInput } from './decision.js';
import { loadDecisionFacts } from './decision-facts.js';

const EVENTS = {
  shortlist: 'candidateShortlisted',
  dismiss: 'candidateDismissed',
  add: 'candidateAdded',
  undo: 'decisionUndone',
} as const;

@Injectable()
export class DecideCandidates {
  constructor(private readonly changes: Changes) {}

  /**
   * Decides about candidates of one open need: all of the inputs or, at the first that is refused,
   * none. With `bulk`, errors name the place in the list (`decisions.3.reason`).
   */
  run(
    origin: Origin,
    decidedBy: string,
    needId: string,
    inputs: DecisionInput[],
    bulk = false,
  ): Promise<void> {
    return this.changes.run(origin, async (change) => {
      await lockOpenNeed(change, needId);
      refuseTwice(inputs);
      const facts = await factsOf(change, needId, inputs);
      const decided = inputs.map((input, place) => {
        const prefix = bulk ? `decisions.${place}.` : '';
        return { input, next: decideOne(facts.get(input.profileId), input, prefix) };
      });
      const moved = decided.filter(({ input, next }) => {
        const held = facts.get(input.profileId)?.held ?? null;
        return JSON.stringify(held) !== JSON.stringify(next);
      });
      await storeDecisions(change, { needId, decidedBy }, moved);
      for (const { input, next } of moved) await recordDecision(change, needId, input, next);
    });
  }
}

interface Decided {
  input: DecisionInput;
  next: Decision | null;
}

/** Decisions about one need wait for each other and for a run being stored. */
async function lockOpenNeed(change: Change, needId: string): Promise<void> {
  const [need] = await change.manager.query(`select open from need where id = $1 for update`, [
    needId,
  ]);
  if (!need) throw notFound('need');
  if (!need.open) throw conflict('need-closed', 'This need is closed; its candidates stand.');
}

function refuseTwice(inputs: DecisionInput[]): void {
  const seen = new Set<string>();
  inputs.forEach(({ profileId }, place) => {
    if (seen.has(profileId))
      throw invalid('profile-twice', 'A profile is named twice.', [
        { field: `decisions.${place}.profileId`, message: 'was named above' },
      ]);
    seen.add(profileId);
  });
}

async function factsOf(
  change: Change,
  needId: string,
  inputs: DecisionInput[],
): Promise<Map<string, DecisionFacts>> {
  const profileIds = inputs.map(({ profileId }) => profileId);
  const conflicts = await findConflicts(change.manager, needId, profileIds);
  return loadDecisionFacts(change.manager, needId, profileIds, conflicts);
}

function decideOne(facts: DecisionFacts | undefined, input: DecisionInput, prefix: string) {
  if (!facts) {
    const detail = { fields: [{ field: `${prefix}profileId`, message: 'is not known' }] };
    const message = 'There is no such profile.';
    throw new DomainError(prefix ? 'invalid' : 'not-found', 'profile-not-found', message, detail);
  }
  return decide(facts, input, prefix);
}

async function storeDecisions(
  change: Change,
  { needId, decidedBy }: { needId: string; decidedBy: string },
  moved: Decided[],
): Promise<void> {
  const kept = moved.flatMap(({ input: { profileId }, next }) =>
    next ? [{ profileId, ...next }] : [],
  );
  const dropped = moved.filter(({ next }) => !next).map(({ input }) => input.profileId);
  await change.manager.query(
    `delete from candidate_decision where need_id = $1 and profile_id = any($2)`,
    [needId, dropped],
  );
  await change.manager.query(
    `insert into candidate_decision
       (need_id, profile_id, state, origin, note, reason, reason_kind, override_note, decided_by)
     select $1, "profileId", state, origin, note, reason, "reasonKind", "overrideNote", $2
     from json_to_recordset($3) as decided ("profileId" uuid, state text, origin text, note text,
       reason text, "reasonKind" text, "overrideNote" text)
     on conflict (need_id, profile_id) do update set state = excluded.state, note = excluded.note,
       reason = excluded.reason, reason_kind = excluded.reason_kind, override_note = excluded.override_note,
       decided_by = excluded.decided_by, decided_at = clock_timestamp()`,
    [needId, decidedBy, JSON.stringify(kept)],
  );
}

async function recordDecision(
  change: Change,
  needId: string,
  { profileId, act }: DecisionInput,
  next: Decision | null,
): Promise<void> {
  const { state = null, note = null, reason = null, overrideNote = null } = next ?? {};
  const kind = next?.reasonKind ? { reasonKind: next.reasonKind } : {};
  const payload = { needId, profileId, state, note, reason, ...kind, overrideNote };
  await change.record({ stream: `need:${needId}`, type: EVENTS[act], payload });
}
