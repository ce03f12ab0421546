import { conflict, DomainError, invalid } from '../../../libs/kernel/index.js';
import { type ConflictPath, sayConflict } from '../conflicts/conflict.js';
import { type IneligibilityKind, sayIneligibility } from '../eligibility/eligibility.js';
import { type DismissalKind } from './dismissal-kinds.js';

export const DECISION_ACTS = ['shortlist', 'dismiss', 'add', 'undo'] as const;
export type DecisionAct = (typeof DECISION_ACTS)[number];

export const DECISION_STATES = [
  'proposed',
  'shortlisted',
  'dismissed',
  'invited',
  'declined',
] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** What a coordinator wants done with one profile. */
export interface DecisionInput {
  profileId: string;
  act: DecisionAct;
  /** Why it is dismissed. */
  reason?: string;
  /** Which of the usual reasons that is. */
  reasonKind?: DismissalKind;
  /** Why it is added by hand. */
  note?: string;
  /** Why a conflict doesn't matter here. */
  overrideNote?: string;
  /**
   * When the decision was made that the coordinator saw, null for none: another one meanwhile is
   * a conflict. Absent: whatever there is.
   */
  seenAt?: string | null;
}

/** What people have decided about one profile for one need; it outlives the engine's runs. */
export interface Decision {
  state: DecisionState;
  origin: 'engine' | 'manual';
  note: string | null;
  reason: string | null;
  /** Null where nothing was dismissed, or nobody said which kind of reason it is. */
  reasonKind: DismissalKind | null;
  overrideNote: string | null;
}

/** What a decision looks at, loaded before. */
export interface DecisionFacts {
  /** Whether the need's current run names the profile, ranked or excluded. */
  inRun: boolean;
  held: Decision | null;
  conflicts: ConflictPath[];
  /** Why it may not take part at all; none when absent. */
  ineligible?: IneligibilityKind[];
  /** When and by whom `held` was decided. */
  heldSince?: { at: Date; by: string } | null;
}

/**
 * The decision after an act; null means none any more. Pure. Throws a DomainError that names
 * the field at fault, below `prefix` where many decisions come at once.
 */
export function decide(facts: DecisionFacts, input: DecisionInput, prefix = ''): Decision | null {
  requireSeen(facts, input, prefix);
  if (facts.held?.state === 'invited')
    throw conflict('candidate-invited', 'There is an invitation; withdraw it first.');
  switch (input.act) {
    case 'add':
      return add(facts, input, prefix);
    case 'undo':
      return undo(facts);
    case 'shortlist':
      requireCandidate(facts);
      return {
        ...start(facts),
        state: 'shortlisted',
        overrideNote: overrideOf(facts, input.overrideNote, prefix),
      };
    case 'dismiss':
      requireCandidate(facts);
      return {
        ...start(facts),
        state: 'dismissed',
        reason: words(input.reason, 'reason', prefix),
        reasonKind: input.reasonKind ?? null,
      };
  }
}

/** The acts that would not be refused, for whoever may decide. */
export function actsOn(facts: DecisionFacts): DecisionAct[] {
  const state = facts.held?.state;
  if (state === 'invited') return [];
  if (!facts.inRun && !facts.held) return ['add'];
  const acts: DecisionAct[] = [];
  if (state !== 'shortlisted') acts.push('shortlist');
  if (state !== 'dismissed') acts.push('dismiss');
  if (state) acts.push('undo');
  return acts;
}

/** Two coordinators at one queue: the second is told what the first did, and decides anew. */
function requireSeen({ held, heldSince }: DecisionFacts, input: DecisionInput, prefix: string) {
  if (input.seenAt === undefined) return;
  const seen = input.seenAt === null ? null : Date.parse(input.seenAt);
  if (seen === (heldSince?.at.getTime() ?? null)) return;
  const what = held ? `it is ${held.state} now` : 'the decision was taken back';
  throw new DomainError('conflict', 'decision-changed', `Somebody decided meanwhile: ${what}.`, {
    fields: [{ field: `${prefix}profileId`, message: what }],
    facts: { state: held?.state ?? 'none', by: heldSince?.by ?? '' },
  });
}

const start = ({ held }: DecisionFacts): Decision => ({
  state: 'proposed',
  origin: held?.origin ?? 'engine',
  note: held?.note ?? null,
  reason: null,
  reasonKind: null,
  overrideNote: held?.overrideNote ?? null,
});

function add(facts: DecisionFacts, input: DecisionInput, prefix: string): Decision {
  if (facts.held || facts.inRun)
    throw conflict('already-candidate', 'This profile is a candidate already; shortlist it.');
  const note = words(input.note, 'note', prefix);
  const overrideNote = overrideOf(facts, input.overrideNote, prefix);
  return {
    state: 'proposed',
    origin: 'manual',
    note,
    reason: null,
    reasonKind: null,
    overrideNote,
  };
}

/** One step back: a profile added by hand returns to merely added, then leaves. */
function undo(facts: DecisionFacts): Decision | null {
  const { held } = facts;
  if (!held)
    throw new DomainError('not-found', 'decision-not-found', 'Nothing was decided here yet.');
  return held.origin === 'manual' && held.state !== 'proposed' ? start(facts) : null;
}

function requireCandidate({ inRun, held }: DecisionFacts): void {
  if (!inRun && !held)
    throw conflict(
      'not-a-candidate',
      'The current run does not name this profile; add it by hand first.',
    );
}

/** The note that overrides what bars a candidate; null where nothing does. Throws without one. */
export function overrideOf(facts: DecisionFacts, given?: string, prefix = ''): string | null {
  const { conflicts, ineligible = [], held } = facts;
  if (conflicts.length + ineligible.length === 0) return null;
  const note = given?.trim() || held?.overrideNote;
  if (note) return note;
  throw conflictBlocks(conflicts, prefix, ineligible);
}

/** The refusal that says every path of a conflict, what else bars, and how to override it. */
export function conflictBlocks(
  conflicts: ConflictPath[],
  prefix = '',
  ineligible: IneligibilityKind[] = [],
): DomainError {
  const said = [...conflicts.map(sayConflict), ...ineligible.map(sayIneligibility)].map(
    ({ words }) => words,
  );
  const what = conflicts.length ? 'a conflict' : 'a requirement';
  const paths = said.map(({ en }) => en).join('; ');
  return new DomainError(
    'conflict',
    conflicts.length ? 'candidate-conflicted' : 'candidate-ineligible',
    `This candidate ${paths}. To go on nevertheless, write why in overrideNote.`,
    {
      fields: [{ field: `${prefix}overrideNote`, message: `is needed because of ${what}` }],
      facts: { paths, pathsZh: said.map(({ zh }) => zh).join('；') },
    },
  );
}

function words(text: string | undefined, field: string, prefix: string): string {
  const trimmed = text?.trim();
  if (trimmed) return trimmed;
  const name = `${prefix}${field}`;
  throw invalid('words-needed', `Write a ${field}.`, [{ field: name, message: 'is needed' }]);
}
